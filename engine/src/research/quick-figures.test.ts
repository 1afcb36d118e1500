/** The figures that trials are compared by are those of the registry of measures. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seriesOfRun } from '../analytics/measures.js';
import { measureValue } from '../analytics/measures/measure-registry.js';
import type { TradeFigures } from '../analytics/trade-figures.js';
import { QUICK_FIGURES, quickFigures } from './quick-figures.js';

const trade = (pnl: number): TradeFigures => ({
  ...{ size: 1, entryBar: 0, exitBar: 1, entryPrice: 1, exitPrice: 1 + pnl, pnl },
  ...{ returnPct: pnl, commission: 0 },
});

interface Trial {
  readonly openingCash: number;
  readonly equity: Float64Array;
  readonly trades: readonly TradeFigures[];
  readonly periodsPerYear: number;
}

function expectSame(trial: Trial): void {
  const quick = quickFigures({ ...trial, profits: trial.trades.map(({ pnl }) => pnl) });
  const series = seriesOfRun(trial);
  for (const key of QUICK_FIGURES) {
    const known = measureValue(key, series);
    const value = quick[key] ?? null;
    if (known === null || value === null) expect([key, value]).toEqual([key, known]);
    else
      expect(Math.abs(value - known), key).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(known)));
  }
}

it('for any equity and any trades', () => {
  const steps = fc.array(fc.integer({ min: -300, max: 320 }), { maxLength: 60 });
  const pnls = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 20 });
  fc.assert(
    fc.property(steps, pnls, fc.boolean(), (changes, profits, isMovedAtOnce) => {
      let value = 1000;
      const equity = changes.map((change, i) => {
        if (i > 0 || isMovedAtOnce) value *= 1 + change / 1000;
        return value;
      });
      const trades = profits.map(trade);
      expectSame({
        openingCash: 1000,
        equity: Float64Array.from(equity),
        trades,
        periodsPerYear: 252,
      });
    }),
  );
});

it.each([
  ['nothing at all', []],
  ['a single bar', [1000]],
  ['an account that never moved', [1000, 1000, 1000, 1000]],
  ['an account that was lost', [1000, 1200, 400, 0, 0, 0]],
  ['an account that ends in debt', [1000, 900, -50, -60]],
  ['an account whose falls get deeper by a hair', [1000, 900, 1001, 900.9, 1002, 901.7, 901.8]],
  ['an account that grew by the same each time', [1000, 1100, 1210, 1331]],
])('for %s', (_name, equity) => {
  const trial = { openingCash: 1000, trades: [], periodsPerYear: 252 };
  expectSame({ ...trial, equity: Float64Array.from(equity) });
});
