/** The chart gets ascending, unique times, whatever order pages and live events came in. */
import type { AccountEvent, Fill } from '@fiducia/sdk';
import { describe, expect, it } from 'vitest';
import { fillsOfRun } from '../account/fills-of-run.js';
import { chartTime, equityData, equityPointOf, fillMarks, mergeMarks } from './chart-points.js';

const fill = (id: string, symbol: string, at: string): Fill => ({
  id,
  orderId: 'ord_1',
  instrument: {
    symbol,
    name: symbol,
    assetClass: 'INDEX',
    currency: 'USD',
    tickSize: '0.01',
    lotSize: '1',
    timeframe: '1d',
  },
  side: 'BUY',
  quantity: '1',
  price: '1',
  fee: '0',
  at,
  venueTradeId: id,
});

describe('points of a chart', () => {
  it('are sorted, and of two at one time the later one counts', () => {
    const points = [
      { at: '2020-03-13T00:00:00Z', equity: '3.00', drawdownPct: '0' },
      { at: '2020-03-12T00:00:00Z', equity: '1.00', drawdownPct: '0' },
      { at: '2020-03-12T00:00:00Z', equity: '2.00', drawdownPct: '0' },
    ];
    expect(equityData(points).map(({ value }) => value)).toEqual([2, 3]);
  });

  it('mark only the fills of their own instrument, each once', () => {
    const fills = [fill('b', 'SP500', '2020-03-13T00:00:00Z'), fill('x', 'OTHER', '2020-03-13')];
    const marks = fillMarks(fills, 'SP500');
    expect(marks.map(({ id }) => id)).toEqual(['b']);
    const earlier = { id: 'a', time: chartTime('2020-03-12'), side: 'SELL' } as const;
    expect(mergeMarks(marks, [earlier, ...marks]).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('leave out the fills of the run before', () => {
    const newestFirst = [
      fill('d', 'SP500', '2000-03-02'),
      fill('c', 'SP500', '2000-02-01'),
      fill('b', 'SP500', '2020-04-01'),
      fill('a', 'SP500', '2020-03-01'),
    ];
    const idsAt = (marketTime: string | null): string[] =>
      fillsOfRun(newestFirst, marketTime).map(({ id }) => id);
    expect(idsAt('2000-03-02')).toEqual(['d', 'c']);
    expect(idsAt('2000-01-03')).toEqual([]);
    expect(idsAt(null)).toEqual([]);
  });

  it.each([
    ['its own mark', { events: [{ type: 'EQUITY_MARKED', equity: '101.50' }] }, 101.5],
    ['none when it marked nothing', { events: [{ type: 'ORDER_ACCEPTED' }] }, undefined],
    ['none from a payload of another shape', [1, 'x', null], undefined],
  ])('take from an entry %s', (_, payload, expected) => {
    const event = { at: '2020-03-12T23:59:59.999Z', payload } as unknown as AccountEvent;
    expect(equityPointOf(event)?.value).toBe(expected);
  });
});
