/** How a run under `reference` ends: at the last bar's open, or with nothing left. */
import { describe, expect, it } from 'vitest';
import { tradeFigures } from '../analytics/trade-figures.js';
import { readBarsText } from '../market-data/bars-file.js';
import { seriesFromFile } from '../market-data/file-series.js';
import { scriptedStrategy } from '../testing/scripted-strategy.js';
import type { DeskScript } from '../testing/scripted-strategy.js';
import type { BacktestResult } from './backtest-options.js';
import { runBacktest } from './run-backtest.js';

type Bar = readonly [open: number, high: number, low: number, close: number];

function run(
  bars: readonly Bar[],
  script: DeskScript,
  settings: { readonly margin?: number; readonly commission?: number } = {},
): BacktestResult {
  const rows = bars.map((bar, i) => `2020-01-${String(i + 1).padStart(2, '0')},${bar.join(',')}`);
  const parsed = readBarsText(['date,open,high,low,close', ...rows].join('\n'), {});
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { margin = 1, commission = 0 } = settings;
  return runBacktest({
    series: [
      seriesFromFile(parsed.bars, {
        fileName: 'x.csv',
        minDecimals: 9,
        feeRate: String(commission),
      }),
    ],
    currency: 'USD',
    cash: '10000',
    mandate: null,
    strategy: scriptedStrategy(script),
    parameters: {},
    fillModel: { name: 'reference', spread: 0, margin, commission, tradeOnClose: false },
    journal: false,
  });
}

const FLAT: Bar = [100, 101, 99, 100];

const trades = ({ trades: list }: BacktestResult) =>
  list
    .map(tradeFigures)
    .map(({ size, entryBar, exitBar, exitPrice }) => [size, entryBar, exitBar, exitPrice]);

describe('the last bar', () => {
  it('closes what is open at its open', () => {
    const result = run([FLAT, FLAT, [105, 109, 104, 108]], {
      0: (desk) => desk.buy({ units: 10 }),
    });
    expect(trades(result)).toEqual([[10, 1, 2, 105]]);
    expect(result.equity.at(-1)).toBe(10_050);
  });

  it('also fills what was decided on its close, and leaves that open', () => {
    const result = run([FLAT, FLAT, [100, 104, 99, 103]], {
      2: (desk) => desk.buy({ units: 10 }),
    });
    expect(trades(result)).toEqual([]);
    expect(result.equity.at(-1)).toBe(10_030);
  });

  it('turns a position around for one that was decided on its close', () => {
    const result = run([FLAT, FLAT, [100, 104, 99, 103]], {
      0: (desk) => desk.buy({ units: 10 }),
      2: (desk) => {
        desk.close();
        desk.sell({ units: 5 });
      },
    });
    expect(trades(result)).toEqual([[10, 1, 2, 100]]);
    expect(result.equity.at(-1)).toBe(10_000 - 5 * 3);
  });

  it('touches a limit that was given on its close', () => {
    const result = run([FLAT, FLAT, [100, 104, 95, 103]], {
      2: (desk) => desk.buy({ units: 10 }, { limit: 96 }),
    });
    expect(result.equity.at(-1)).toBe(10_070);
  });
});

describe('an account with nothing left', () => {
  it('closes at that bar’s close, ends with zero and trades no more', () => {
    const crash: Bar = [100, 100, 40, 45];
    const result = run(
      [FLAT, FLAT, crash, FLAT, FLAT],
      {
        0: (desk) => desk.buy({ allIn: true }),
        3: (desk) => desk.buy({ allIn: true }),
      },
      { margin: 0.5 },
    );
    expect(trades(result)).toEqual([[199, 1, 2, 45]]);
    expect([...result.equity]).toEqual([10_000, 10_000, 0, 0, 0]);
    expect(result.ruinedAt).toBe(2);
  });
});

describe('free margin', () => {
  it('that does not cover an order of fixed size drops it', () => {
    const result = run([FLAT, FLAT, FLAT], {
      0: (desk) => desk.buy({ units: 101 }),
    });
    expect(trades(result)).toEqual([]);
  });

  it('covers the commission as well', () => {
    const bought = (units: number): number =>
      run(
        [FLAT, FLAT, FLAT],
        {
          0: (desk) => desk.buy({ units }),
        },
        { commission: 0.01 },
      ).trades.length;
    expect([bought(99), bought(100)]).toEqual([1, 0]);
  });

  it('drops what would open, after the same order has closed what was held', () => {
    const result = run([FLAT, FLAT, FLAT, FLAT], {
      0: (desk) => desk.buy({ units: 50 }),
      1: (desk) => desk.sell({ units: 200 }),
    });
    expect(trades(result)).toEqual([[50, 1, 2, 100]]);
  });
});
