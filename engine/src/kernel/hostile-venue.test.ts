/** Reports in any order, of any kind, about any order: the kernel never breaks and never double-books. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TestAccount } from '../testing/test-account.js';
import type { VenueReport } from './inputs.js';
import { isWorking } from './order-transitions.js';

const ORDERS = ['m.1.a.1', 'm.1.b.1', 'm.1.c.1', 'nobody'];

const report = fc
  .record({
    order: fc.constantFrom(...ORDERS),
    kind: fc.constantFrom(
      'VENUE_ACCEPTED' as const,
      'VENUE_REJECTED' as const,
      'VENUE_CANCELED' as const,
      'VENUE_EXPIRED' as const,
      'VENUE_CANCEL_REJECTED' as const,
      'VENUE_FILLED' as const,
      'CANCEL' as const,
    ),
    trade: fc.integer({ min: 1, max: 6 }),
    units: fc.integer({ min: 1, max: 12 }),
    venueSeq: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ kind, order, trade, units, venueSeq }) => {
    const common = { at: 0, order, venueSeq };
    if (kind === 'CANCEL') return { type: 'CANCEL_REQUESTED' as const, at: 0, order };
    if (kind === 'VENUE_ACCEPTED') return { type: kind, ...common };
    if (kind !== 'VENUE_FILLED') return { type: kind, ...common, reason: 'X' };
    const tradeId = `${order}#${trade}`;
    const price = String(90 + units);
    const fee = '0.01';
    return {
      type: kind,
      ...common,
      tradeId,
      quantity: String(units),
      price,
      fee,
      liquidity: 'TAKER' as const,
    };
  });

it('holds exactly the trades that were reported, once each, and no order in two states', () => {
  fc.assert(
    fc.property(fc.array(report, { maxLength: 60 }), (reports) => {
      const account = new TestAccount({ cash: '1000000' });
      account.bar({ close: 10_000 });
      for (const order of ORDERS.slice(0, 3)) {
        account.apply({
          type: 'ORDER_REQUESTED',
          at: 0,
          order,
          request: {
            symbol: 'ACME',
            side: 'BUY',
            type: 'LIMIT',
            timeInForce: 'GTC',
            quantity: { units: String(5 + ORDERS.indexOf(order)) },
            limitPrice: '100',
            stopPrice: null,
            reduceOnly: false,
          },
        });
      }
      const trades = new Map<string, number>();
      for (const input of reports) {
        account.apply(input);
        if (
          input.type === 'VENUE_FILLED' &&
          input.order !== 'nobody' &&
          !trades.has(input.tradeId)
        ) {
          // What came after the order was full in one piece is booked too: the venue holds it.
          trades.set(
            input.tradeId,
            Number((input as Extract<VenueReport, { type: 'VENUE_FILLED' }>).quantity),
          );
        }
      }
      const { view } = account.kernel;
      const held = [...trades.values()].reduce((total, units) => total + units, 0);
      const net = view.positions.find(({ owner }) => owner === null);
      expect(Number(net?.quantity ?? 0)).toBe(held);
      for (const { order, status } of view.workingOrders) {
        expect(isWorking(status)).toBe(true);
        expect(view.order(order)?.status).toBe(status);
      }
      const reserved = view.workingOrders.reduce(
        (total, order) => total + Number(order.reserved),
        0,
      );
      expect(Number(view.reserved)).toBeCloseTo(reserved, 8);
      const names = ['CASH', 'FEES', 'CAPITAL', 'REALIZED_PNL', 'POSITION:ACME'];
      const balance = names.reduce((total, name) => total + Number(view.ledgerBalance(name)), 0);
      expect(balance).toBeCloseTo(0, 6);
    }),
    { numRuns: 300 },
  );
});
