/** The simulated venue: deterministic, idempotent, and the same after a restart. */
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../market-data/bar-time.js';
import { ACME } from '../testing/test-account.js';
import { SimulatedVenue } from './simulated-venue.js';
import type { SimulatedOrder } from './simulated-venue.js';

const LIMIT: SimulatedOrder = {
  order: 'd1.1.0.1',
  symbol: 'ACME',
  side: 'BUY',
  type: 'LIMIT',
  timeInForce: 'GTC',
  quantity: '10',
  limitPrice: '95',
  stopPrice: null,
  reduceOnly: false,
};
const DOWN = [{ symbol: 'ACME', open: 9600, high: 9700, low: 9400, close: 9500, volume: 1 }];
const venueOf = (): SimulatedVenue => new SimulatedVenue({ instruments: [ACME] });

describe('the simulated venue', () => {
  it('accepts, fills with the maker’s fee and names its trades after the order', () => {
    const venue = venueOf();
    expect(venue.submit(LIMIT, 0)).toEqual([
      { type: 'VENUE_ACCEPTED', at: 0, venueSeq: 1, order: 'd1.1.0.1' },
    ]);
    expect(venue.onBars(DAY_MS - 1, DOWN)).toEqual([
      {
        type: 'VENUE_FILLED',
        at: DAY_MS - 1,
        venueSeq: 2,
        order: 'd1.1.0.1',
        tradeId: 'd1.1.0.1#1',
        quantity: '10',
        price: '95',
        fee: '0.475',
        liquidity: 'MAKER',
      },
    ]);
  });

  it('answers the same question with the same answer, and does nothing twice', () => {
    const venue = venueOf();
    const first = venue.submit(LIMIT, 0);
    expect(venue.submit(LIMIT, 5)).toEqual(first);
    expect(venue.openOrders).toEqual(['d1.1.0.1']);
    const cancel = venue.cancel('d1.1.0.1', 7);
    expect(venue.cancel('d1.1.0.1', 9)).toEqual(cancel);
    const fills = venue.onBars(DAY_MS - 1, DOWN);
    expect(venue.onBars(DAY_MS - 1, DOWN)).toEqual(fills);
  });

  it('refuses bars that are older than those it has seen', () => {
    const venue = venueOf();
    venue.onBars(DAY_MS - 1, DOWN);
    expect(() => venue.onBars(5, DOWN)).toThrow('in the order of their stamps');
  });

  it.each([
    [{ symbol: 'OTHER' }, 'UNKNOWN_SYMBOL'],
    [{ quantity: '0' }, 'INVALID_ORDER'],
    [{ quantity: '0.5' }, 'INVALID_ORDER'],
    [{ limitPrice: '95.001' }, 'INVALID_ORDER'],
    [{ limitPrice: null }, 'INVALID_ORDER'],
  ])('rejects an order with %j as %s', (fault, reason) => {
    expect(venueOf().submit({ ...LIMIT, ...fault }, 0)).toMatchObject([
      { type: 'VENUE_REJECTED', reason },
    ]);
  });

  it('refuses to cancel what is not open', () => {
    expect(venueOf().cancel('nobody', 0)).toMatchObject([
      { type: 'VENUE_CANCEL_REJECTED', reason: 'NOT_OPEN' },
    ]);
  });

  it('goes on from its saved state as if nothing had happened', () => {
    const venue = venueOf();
    venue.submit(LIMIT, 0);
    const state = JSON.parse(JSON.stringify(venue.state())) as never;
    const restored = SimulatedVenue.restore(state, { instruments: [ACME] });
    expect(restored.onBars(DAY_MS - 1, DOWN)).toEqual(venue.onBars(DAY_MS - 1, DOWN));
    expect(restored.state()).toEqual(venue.state());
  });

  it('remembers over a restart that a bar has seen an order, however close the bars are', () => {
    const venue = venueOf();
    const calm = [{ symbol: 'ACME', open: 9600, high: 9700, low: 9550, close: 9600, volume: 1 }];
    const gap = [{ symbol: 'ACME', open: 9400, high: 9450, low: 9300, close: 9400, volume: 1 }];
    venue.submit({ ...LIMIT, postOnly: true }, 0);
    venue.onBars(DAY_MS / 4, calm);
    const state = JSON.parse(JSON.stringify(venue.state())) as never;
    const restored = SimulatedVenue.restore(state, { instruments: [ACME] });
    const fills = restored.onBars(DAY_MS / 2, gap);
    expect(fills).toMatchObject([{ type: 'VENUE_FILLED', liquidity: 'MAKER' }]);
    expect(venue.onBars(DAY_MS / 2, gap)).toEqual(fills);
  });

  it('forgets what rests when a run is over, and goes on counting its reports', () => {
    const venue = venueOf();
    venue.submit(LIMIT, 0);
    venue.onBars(5 * DAY_MS - 1, []);
    venue.closeRun();
    expect(venue.onBars(DAY_MS - 1, DOWN)).toEqual([]);
    expect(venue.submit({ ...LIMIT, order: 'd1.2.0.1' }, 0)).toMatchObject([{ venueSeq: 2 }]);
  });
});
