/** A venue behind a bad line: requests and answers get lost as a test says. */
import type { AccountId, TenantContext } from '@fiducia/tenants';
import type { VenueReport } from '../kernel/inputs.js';
import type {
  CancelOutcome,
  CancelRequest,
  SubmitOutcome,
  VenueAdapter,
  VenueOrder,
  VenueOrderState,
} from '../venues/venue-adapter.js';

/** What happens to the next submission; afterwards the line is good again. */
export type Fault = 'LOSE_REQUEST' | 'LOSE_ANSWER' | 'REJECT';

export class FaultyVenue implements VenueAdapter {
  readonly name = 'faulty';
  /** Every submission that was tried, in order. */
  readonly submitted: VenueOrder[] = [];
  readonly cancelled: CancelRequest[] = [];
  readonly queried: string[] = [];
  readonly refused: VenueOrder[] = [];

  constructor(
    private readonly inner: VenueAdapter,
    private readonly faults: Fault[] = [],
    readonly clientOrderIds: VenueAdapter['clientOrderIds'] = 'LASTING',
  ) {}

  async submit(
    ctx: TenantContext,
    accountId: AccountId,
    order: VenueOrder,
  ): Promise<SubmitOutcome> {
    this.submitted.push(order);
    const fault = this.faults.shift();
    if (fault === 'LOSE_REQUEST') throw new Error('connection reset before the request left');
    if (fault === 'REJECT') {
      await this.inner.refuse(ctx, accountId, order, 'Not today.');
      return { outcome: 'rejected', reason: 'Not today.' };
    }
    const outcome = await this.inner.submit(ctx, accountId, order);
    if (fault === 'LOSE_ANSWER') throw new Error('connection reset before the answer came');
    return outcome;
  }

  cancel(ctx: TenantContext, accountId: AccountId, request: CancelRequest): Promise<CancelOutcome> {
    this.cancelled.push(request);
    return this.inner.cancel(ctx, accountId, request);
  }

  queryOrder(ctx: TenantContext, accountId: AccountId, id: string): Promise<VenueOrderState> {
    this.queried.push(id);
    return this.inner.queryOrder(ctx, accountId, id);
  }

  async refuse(
    ctx: TenantContext,
    accountId: AccountId,
    order: VenueOrder,
    reason: string,
  ): Promise<void> {
    this.refused.push(order);
    await this.inner.refuse(ctx, accountId, order, reason);
  }

  reportsAfter(
    ctx: TenantContext,
    accountId: AccountId,
    venueSeq: number,
  ): Promise<readonly VenueReport[]> {
    return this.inner.reportsAfter(ctx, accountId, venueSeq);
  }
}
