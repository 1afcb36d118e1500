/** What `fiducia bench engine` runs: one strategy on seeded bars, as `backtest` would. */
import {
  builtInStrategies,
  checkStrategyParameters,
  seriesFromFile,
  type BacktestOptions,
  type FileBars,
} from '@fiducia/engine/simulation';

export const FAST = 20;
export const SLOW = 50;
export const CASH = '1000000';
export const COMMISSION = '0.00001';

export function crossOptions(bars: FileBars, journal: boolean): BacktestOptions {
  const strategy = builtInStrategies().get('sma-cross');
  if (strategy === undefined) throw new Error('the strategy sma-cross is missing');
  const checked = checkStrategyParameters(strategy, { fast: FAST, slow: SLOW });
  if (!checked.ok) throw new Error(checked.error);
  const series = seriesFromFile(bars, {
    fileName: 'random-walk.csv',
    feeRate: COMMISSION,
    minDecimals: 9,
  });
  return {
    series: [series],
    currency: 'USD',
    cash: CASH,
    mandate: null,
    strategy,
    parameters: checked.values,
    fillModel: {
      name: 'reference',
      spread: 0,
      margin: 1,
      commission: Number(COMMISSION),
      tradeOnClose: false,
    },
    journal,
  };
}

export interface Timed<T> {
  readonly perSecond: number;
  readonly result: T;
}

/** Some runs to warm up, then the median. */
export function timed<T>(runs: number, things: number, work: () => T): Timed<T> {
  let result = work();
  for (let run = 1; run < WARM_UP_RUNS; run += 1) result = work();
  const seconds: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    result = work();
    seconds.push((performance.now() - start) / 1000);
  }
  seconds.sort((a, b) => a - b);
  const median = seconds[Math.floor(seconds.length / 2)] as number;
  return { perSecond: Math.round(things / median), result };
}

/** V8 compiles the loop anew several times until it knows it. */
const WARM_UP_RUNS = 8;
