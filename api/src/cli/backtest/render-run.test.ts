/** What a person reads of a run: prices with the decimals that they are quoted in. */
import { describe, expect, it } from 'vitest';
import type { FileBars, FileSeries } from '@fiducia/engine/simulation';

import type { BacktestDocument, DescribedTrade } from './describe-run.js';
import { pricePlaces } from './price-places.js';
import { renderRun } from './render-run.js';

const tradeAt = (symbol: string, entryPrice: number, exitPrice: number): DescribedTrade =>
  ({
    ...{ symbol, entryPrice, exitPrice, size: 1, pnl: 0, returnPct: 0 },
    ...{ entryTime: '2020-01-02T00:00:00Z', exitTime: '2020-01-03T00:00:00Z' },
  }) as unknown as DescribedTrade;

const documentOf = (...trades: readonly DescribedTrade[]): BacktestDocument =>
  ({
    ...{ stats: {}, measures: {}, caveats: {}, risk: null, trades, warnings: [] },
    ...{ id: 'bt_1', orderListHash: 'a', journalHash: 'b', journalEntries: 1 },
  }) as unknown as BacktestDocument;

const placesOf = (priceDecimals: number, tick?: string) =>
  pricePlaces(
    [{ instrument: { symbol: 'X' } } as unknown as FileSeries],
    [{ priceDecimals } as FileBars],
    tick,
  );

describe('prices of trades', () => {
  it.each([
    ['forex', 5, undefined, 1.08345, '1.08345'],
    ['forex on a round price', 5, undefined, 1.08, '1.08000'],
    ['yen', 3, undefined, 107.123, '107.123'],
    ['an index', 2, undefined, 1455.22, '1,455.22'],
    ['whole numbers', 0, undefined, 3200, '3,200.00'],
    ['a penny share, filled between ticks', 4, undefined, 0.012345, '0.012345'],
    ['a coin of many decimals', 12, undefined, 0.000012345678, '0.00001235'],
    ['a tick that was chosen', 2, '0.0005', 12.3455, '12.3455'],
  ])('of %s keep their decimals', (_, decimals, tick, price, text) => {
    const rendered = renderRun(documentOf(tradeAt('X', price, price)), placesOf(decimals, tick));
    expect(rendered).toContain(`  ${text}  ${text}  `);
  });
});

describe('figures of a run', () => {
  it.each([
    [-0.00410023, '-0.41 %'],
    [0.001174, '0.12 %'],
    [-0.000055, '-0.0055 %'],
    [0, '0.00 %'],
    [1.6773, '167.73 %'],
    [12.5, '1,250.00 %'],
  ])('of %d are read as %s', (totalReturn, text) => {
    const measures = {
      totalReturn,
      sharpe: totalReturn,
    } as unknown as BacktestDocument['measures'];
    const rendered = renderRun({ ...documentOf(), measures }, new Map());
    expect(rendered).toContain(`  ${text}\n`);
  });
});
