/** What every venue adapter must do: the paper venue passes it, and every broker will have to. */
import type { AccountId, TenantContext } from '@fiducia/tenants';
import { describe, expect, it } from 'vitest';
import type { VenueReport } from '../kernel/inputs.js';
import type { CancelRequest, VenueAdapter, VenueOrder } from '../venues/venue-adapter.js';

export interface VenueUnderTest {
  readonly venue: VenueAdapter;
  readonly ctx: TenantContext;
  readonly accountId: AccountId;
  /** An order that rests: far from the market, under a name of its own. */
  restingOrder(name: string): VenueOrder;
}

export function describeVenueContract(name: string, open: () => Promise<VenueUnderTest>): void {
  describe(`${name} as a venue`, () => {
    it('accepts an order and reports it', async () => {
      const { venue, ctx, accountId, restingOrder } = await open();
      const order = restingOrder('a');
      expect(await venue.submit(ctx, accountId, order)).toMatchObject({ outcome: 'accepted' });
      expect(typesOf(await venue.reportsAfter(ctx, accountId, 0))).toEqual(['VENUE_ACCEPTED']);
      expect(await venue.queryOrder(ctx, accountId, order.clientOrderId)).toMatchObject({
        found: true,
        open: true,
      });
    });

    it('repeats its answer to a repeated submission and doubles nothing', async () => {
      const { venue, ctx, accountId, restingOrder } = await open();
      const order = restingOrder('a');
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => venue.submit(ctx, accountId, order)),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await venue.reportsAfter(ctx, accountId, 0)).toHaveLength(1);
    });

    it('cancels an open order once, however often it is asked by one request', async () => {
      const { venue, ctx, accountId, restingOrder } = await open();
      const order = restingOrder('a');
      await venue.submit(ctx, accountId, order);
      const request = cancelOf(order, 1);
      await venue.cancel(ctx, accountId, request);
      await venue.cancel(ctx, accountId, request);
      const reports = await venue.reportsAfter(ctx, accountId, 0);
      expect(typesOf(reports)).toEqual(['VENUE_ACCEPTED', 'VENUE_CANCELED']);
      expect(await venue.queryOrder(ctx, accountId, order.clientOrderId)).toMatchObject({
        found: true,
        open: false,
      });
    });

    it('says that a cancel came too late', async () => {
      const { venue, ctx, accountId, restingOrder } = await open();
      const order = restingOrder('a');
      await venue.submit(ctx, accountId, order);
      await venue.cancel(ctx, accountId, cancelOf(order, 1));
      await venue.cancel(ctx, accountId, cancelOf(order, 2));
      const reports = await venue.reportsAfter(ctx, accountId, 2);
      expect(typesOf(reports)).toEqual(['VENUE_CANCEL_REJECTED']);
    });

    it('does not know an order that was never sent', async () => {
      const { venue, ctx, accountId, restingOrder } = await open();
      const { clientOrderId } = restingOrder('a');
      expect(await venue.queryOrder(ctx, accountId, clientOrderId)).toEqual({ found: false });
    });

    it('uses up the id of an order that is refused before it is sent', async () => {
      const { venue, ctx, accountId, restingOrder } = await open();
      const order = restingOrder('a');
      await venue.refuse(ctx, accountId, order, 'Halted.');
      await venue.refuse(ctx, accountId, order, 'Halted.');
      const reports = await venue.reportsAfter(ctx, accountId, 0);
      expect(reports).toMatchObject([{ type: 'VENUE_REJECTED', reason: 'Halted.' }]);
      expect(await venue.submit(ctx, accountId, order)).toMatchObject({ outcome: 'rejected' });
    });

    it('numbers its reports without a hole, also when orders come at the same time', async () => {
      const { venue, ctx, accountId, restingOrder } = await open();
      const orders = Array.from({ length: 8 }, (_, index) => restingOrder(`o${index}`));
      await Promise.all(orders.map((order) => venue.submit(ctx, accountId, order)));
      const reports = await venue.reportsAfter(ctx, accountId, 0);
      expect(reports.map(({ venueSeq }) => venueSeq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(await venue.reportsAfter(ctx, accountId, 5)).toEqual(reports.slice(5));
    });
  });
}

function cancelOf(order: VenueOrder, request: number): CancelRequest {
  const { clientOrderId, orderRef, decidedAtMs: at } = order;
  return { clientOrderId, orderRef, at, request };
}

function typesOf(reports: readonly VenueReport[]): readonly string[] {
  return reports.map(({ type }) => type);
}
