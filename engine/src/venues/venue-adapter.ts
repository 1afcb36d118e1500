/** The port to a venue. The paper venue and every broker implement it and pass one contract suite. */
import type { OrderSpec } from '../domain/order.js';
import type { VenueReport } from '../kernel/inputs.js';

export interface VenueOrder extends OrderSpec {
  /** Deterministic and unique for ever; the venue refuses or repeats, never doubles. */
  readonly clientOrderId: string;
  readonly orderRef: string;
  readonly decidedAtMs: number;
}

/** Everything that is neither accepted nor refused for certain is `unknown` and resolved by query. */
export type SubmitOutcome =
  | { readonly outcome: 'accepted'; readonly venueOrderId: string }
  | { readonly outcome: 'rejected'; readonly reason: string }
  | { readonly outcome: 'unknown'; readonly reason: string };

export type VenueOrderState =
  | { readonly found: false }
  | { readonly found: true; readonly venueOrderId: string; readonly open: boolean };
