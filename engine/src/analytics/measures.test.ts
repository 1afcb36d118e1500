/** The product's measures: by hand on small curves, and against published figures. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBarsText } from '../market-data/bars-file.js';
import { DAY_MS, HOUR_MS } from '../market-data/bar-time.js';
import { oraclesFolder } from '../testing/oracles.js';
import { drawdownPhases } from './drawdown-phases.js';
import { measuresOf, periodsPerYear } from './measures.js';
import type { TradeFigures } from './trade-figures.js';

const trade = (pnl: number): TradeFigures => ({
  size: 1,
  entryBar: 0,
  exitBar: 1,
  entryPrice: 100,
  exitPrice: 100 + pnl,
  pnl,
  returnPct: pnl / 100,
  commission: 0,
});

describe('the measures of a run', () => {
  it('of a small curve are those that one works out by hand', () => {
    const measures = measuresOf({
      openingCash: 100,
      equity: [100, 110, 99, 120],
      trades: [trade(10), trade(-5), trade(15), trade(0)],
      periodsPerYear: 3,
    });
    expect(measures).toMatchObject({ trades: 4, winRate: 0.5, profitFactor: 5 });
    expect(measures.totalReturn).toBeCloseTo(0.2, 12);
    expect(measures.cagr).toBeCloseTo(0.2, 12);
    expect(measures.maxDrawdown).toBeCloseTo(0.1, 12);
  });

  it('are null where they have no value, and −1 a year where everything was lost', () => {
    const idle = measuresOf({ openingCash: 100, equity: [100], trades: [], periodsPerYear: 252 });
    expect(idle).toMatchObject({ cagr: null, sharpe: null, winRate: null, profitFactor: null });
    const lost = measuresOf({
      openingCash: 100,
      equity: [100, 0],
      trades: [],
      periodsPerYear: 252,
    });
    expect(lost).toMatchObject({ totalReturn: -1, cagr: -1, maxDrawdown: 1 });
  });
});

describe('periods in a year', () => {
  const labels = (count: number, stepMs: number, skipWeekends: boolean): number[] => {
    const all = Array.from({ length: count * 2 }, (_, i) => Date.UTC(2020, 0, 6) + i * stepMs);
    const open = all.filter((at) => !skipWeekends || ![0, 6].includes(new Date(at).getUTCDay()));
    return open.slice(0, count);
  };
  it.each([
    ['of business days', labels(100, DAY_MS, true), DAY_MS, 252],
    ['of all days', labels(100, DAY_MS, false), DAY_MS, 365],
    ['of hours around the clock', labels(1000, HOUR_MS, false), HOUR_MS, 8766],
  ])('%s are counted', (_, stamps, length, expected) => {
    expect(periodsPerYear(stamps, length)).toBe(expected);
  });
});

it('phases of drawdown begin at a peak and end at the next', () => {
  const labels = [0, 1, 2, 3, 4, 5];
  expect(drawdownPhases(labels, [100, 90, 100, 110, 88, 99])).toEqual([
    { depth: expect.closeTo(0.1, 12) as number, durationMs: 2 },
    { depth: expect.closeTo(0.2, 12) as number, durationMs: 2 },
  ]);
});

const folder = oraclesFolder();
const file = join(folder, 'metrics', 'dev_reference_on_real_series.json');

describe.skipIf(!existsSync(file))('published figures (skipped without the oracle folder)', () => {
  it('of the S&P 500, 2000 to 2019, are ours', () => {
    const oracle = JSON.parse(readFileSync(file, 'utf8')) as Record<
      string,
      { readonly empyrical: Record<string, { readonly value: number }> }
    >;
    const expected = oracle['dev_SPX_2000_2019']?.empyrical ?? {};
    const path = join(folder, 'market', 'index_daily', 'SPX_2000_2020_vega.csv.gz');
    const bars = readBarsText(gunzipSync(readFileSync(path)).toString(), {
      to: Date.UTC(2019, 11, 31),
    });
    if (!bars.ok) throw new Error(bars.error.message);
    const measures = measuresOf({
      openingCash: bars.bars.close[0] as number,
      equity: bars.bars.close,
      trades: [],
      periodsPerYear: 252,
    });
    expect(measures.cagr).toBeCloseTo(expected['annual_return']?.value ?? NaN, 10);
    expect(measures.volatility).toBeCloseTo(expected['annual_volatility']?.value ?? NaN, 10);
    expect(measures.sharpe).toBeCloseTo(expected['sharpe_ratio']?.value ?? NaN, 10);
    expect(-(measures.maxDrawdown ?? 0)).toBeCloseTo(expected['max_drawdown']?.value ?? NaN, 10);
  });
});
