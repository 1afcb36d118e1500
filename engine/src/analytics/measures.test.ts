/** The product's measures: by hand on small curves, and against published figures. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBarsText } from '../market-data/bars-file.js';
import { DAY_MS, HOUR_MS } from '../market-data/bar-time.js';
import { oraclesFolder } from '../testing/oracles.js';
import { drawdownPhases } from './drawdown-phases.js';
import { measureRun, measuresOf } from './measures.js';
import { MEASURES } from './measures/measure-registry.js';
import { tradeExcursions } from './trades/trade-excursions.js';
import { rMultiple } from './trades/r-multiple.js';
import { periodsPerYear } from './series/periods-per-year.js';
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
  it.each([
    ['never fell', [100, 101, 102, 103], 0],
    ['did not trade', [100, 100, 100, 100], 0],
    ['fell and came back', [100, 110, 99, 110], 2],
    ['has not come back', [100, 110, 99, 98], 2],
  ])('count the days of an account that %s under water', (_, equity, days) => {
    const labels = equity.map((__, i) => i * DAY_MS);
    const input = { openingCash: 100, equity, labels, trades: [], periodsPerYear: 252 };
    expect(measuresOf(input).maxDrawdownDays).toBe(days);
  });

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

  it('say their limits beside them, and give a reason instead of a nonsense number', () => {
    const { measures, caveats } = measureRun({
      openingCash: 100,
      equity: [100, 110, 122],
      trades: [trade(10)],
      periodsPerYear: 105_120,
    });
    expect(measures.cagr).toBeNull();
    expect(caveats['cagr']).toEqual(['the history is too short to be carried on to a year']);
    expect(caveats['sharpe']).toEqual(['fewer than 30 returns', 'shorter than a year']);
    expect(caveats['winRate']).toEqual(['fewer than 30 trades']);
    expect(caveats['sortino']).toEqual(['there is no losing period']);
    expect(caveats['totalReturn']).toBeUndefined();
  });

  it('of an account that went below nothing end there, and say so', () => {
    const { measures, caveats } = measureRun({
      openingCash: 100,
      equity: [100, 50, -20, -10, -30],
      trades: [],
      periodsPerYear: 252,
    });
    expect(measures).toMatchObject({ totalReturn: -1.3, cagr: -1, maxDrawdown: 1 });
    expect(caveats['maxDrawdown']).toEqual(['the account was lost on the way']);
  });

  it('are finite or null whatever the equity', () => {
    const curve = fc.array(fc.double({ min: -10, max: 1e6, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(curve, (equity) => {
        const measures = measuresOf({ openingCash: 100, equity, trades: [], periodsPerYear: 252 });
        return Object.values(measures).every((value) => value === null || Number.isFinite(value));
      }),
    );
  });

  it('with the prices of what was traded are set against holding it', () => {
    const prices = [10, 11, 10, 12, 13];
    const { measures } = measureRun({
      openingCash: 100,
      equity: prices.map((price) => price * 10),
      trades: [],
      periodsPerYear: 252,
      benchmark: prices,
    });
    expect(measures['beta']).toBeCloseTo(1, 12);
    expect(measures['trackingError']).toBeCloseTo(0, 12);
    expect(measures['upCapture']).toBeCloseTo(1, 12);
  });
});

it('measures have one key and one library name each', () => {
  const keys = MEASURES.map(({ key }) => key);
  const names = MEASURES.flatMap((each) => each.names ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(names).size).toBe(names.length);
});

describe('a trade on its way', () => {
  const bars = { high: [10, 12, 11, 15, 99], low: [9, 8, 10, 11, 1] };
  const held = (size: number, entryBar: number, exitBar: number): TradeFigures => ({
    ...trade(0),
    size,
    entryBar,
    exitBar,
    entryPrice: 10,
    exitPrice: 11,
  });
  it.each([
    ['of a long trade counts entry bar to the bar before the exit', 1, [0, 4], [-0.2, 0.5]],
    ['of a short trade is the mirror', -1, [0, 4], [-0.5, 0.2]],
    ['of a trade within a bar is that bar', 1, [1, 1], [-0.2, 0.2]],
  ])('%s', (_, size, [entry = 0, exit = 0], [adverse, favourable]) => {
    const [excursion] = tradeExcursions([held(size, entry, exit)], bars);
    expect(excursion?.adverse).toBeCloseTo(adverse ?? NaN, 12);
    expect(excursion?.favourable).toBeCloseTo(favourable ?? NaN, 12);
  });

  it('is the same however long, whichever blocks it spans', () => {
    const walk = Array.from({ length: 2000 }, (_, i) => 100 + 30 * Math.sin(i / 70) + (i % 13));
    const range = { high: walk, low: walk };
    for (const [from, to] of [
      [0, 1999],
      [255, 513],
      [256, 512],
      [3, 1025],
      [700, 701],
    ] as const) {
      const one = { ...held(1, from, to), entryPrice: 100, exitPrice: 100 };
      const inside = walk.slice(from, to);
      const [excursion] = tradeExcursions([one], range);
      expect(excursion?.favourable).toBeCloseTo(Math.max(0, Math.max(...inside) / 100 - 1), 12);
      expect(excursion?.adverse).toBeCloseTo(Math.min(0, Math.min(...inside) / 100 - 1), 12);
    }
  });

  it.each([
    ['of a long trade', 2, 95, 20, 2],
    ['of a short trade', -2, 105, -10, -1],
    ['without a stop', 2, null, 20, null],
    ['with a stop on the wrong side', 2, 105, 20, null],
  ])('has an R-multiple %s', (_, size, stopPrice, pnl, expected) => {
    expect(rMultiple({ size, entryPrice: 100, stopPrice, pnl })).toBe(expected);
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
    { depth: expect.closeTo(0.1, 12) as number, durationMs: 2, bars: 2 },
    { depth: expect.closeTo(0.2, 12) as number, durationMs: 2, bars: 2 },
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
