/** The port to a venue. The paper venue and every broker implement it and pass one contract suite. */
import type { AccountId, TenantContext } from '@fiducia/tenants';
import type { OrderSpec } from '../domain/order.js';
import type { MarketTimeMs, OrderRef, VenueReport } from '../kernel/inputs.js';

export interface VenueOrder extends OrderSpec {
  /** Deterministic and unique for ever; the venue refuses or repeats, never doubles. */
  readonly clientOrderId: string;
  readonly orderRef: OrderRef;
  readonly decidedAtMs: MarketTimeMs;
}

/** Everything that is neither accepted nor refused for certain is `unknown` and resolved by query. */
export type SubmitOutcome =
  | { readonly outcome: 'accepted'; readonly venueOrderId: string }
  | { readonly outcome: 'rejected'; readonly reason: string }
  | { readonly outcome: 'unknown'; readonly reason: string };

/** `asked`: the venue has the request; whether the order was cancelled comes as a report. */
export type CancelOutcome =
  { readonly outcome: 'asked' } | { readonly outcome: 'unknown'; readonly reason: string };

export type VenueOrderState =
  | { readonly found: false }
  | { readonly found: true; readonly venueOrderId: string; readonly open: boolean };

export interface CancelRequest {
  readonly clientOrderId: string;
  readonly orderRef: OrderRef;
  readonly at: MarketTimeMs;
  /** Grows with each request of the account; a repeated number is the same request. */
  readonly request: number;
}

/**
 * What the gateway asks of a venue. A call never throws for an answer of the venue; what it does
 * throw (a time-out, a lost connection) is treated as `unknown`.
 */
export interface VenueAdapter {
  readonly name: string;
  /**
   * LASTING: the venue knows a client order id for ever, so an order that a query does not find may
   * be sent again under the same id. WHILE_OPEN and NONE: never again, it is refused instead.
   */
  readonly clientOrderIds: 'LASTING' | 'WHILE_OPEN' | 'NONE';
  submit(ctx: TenantContext, accountId: AccountId, order: VenueOrder): Promise<SubmitOutcome>;
  cancel(ctx: TenantContext, accountId: AccountId, request: CancelRequest): Promise<CancelOutcome>;
  queryOrder(
    ctx: TenantContext,
    accountId: AccountId,
    clientOrderId: string,
  ): Promise<VenueOrderState>;
  /**
   * Files an order that will never be sent as rejected in the account's stream of reports, and uses
   * up its id, so that a late submission of it is refused as well.
   */
  refuse(
    ctx: TenantContext,
    accountId: AccountId,
    order: VenueOrder,
    reason: string,
  ): Promise<void>;
  /** The venue's reports to this account in the order of `venueSeq`, after the one given. */
  reportsAfter(
    ctx: TenantContext,
    accountId: AccountId,
    venueSeq: number,
  ): Promise<readonly VenueReport[]>;
}
