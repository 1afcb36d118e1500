/** The work of `fiducia bench engine`: the function that `backtest` calls, timed beside a bare loop. */
import { writeFileSync } from 'node:fs';
import {
  builtInStrategies,
  checkStrategyParameters,
  randomWalkBars,
  runBacktest,
  seriesFromFile,
  type BacktestOptions,
  type FileBars,
} from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { note, print, printJson } from '../terminal.js';
import { renderFacts } from '../text-table.js';
import { bareLoop } from './bare-loop.js';

export interface EngineBenchFlags {
  readonly bars: number;
  readonly runs: number;
  readonly seed: number;
  readonly writeBars?: string;
  readonly json?: boolean;
}

export interface EngineBench {
  readonly bars: number;
  readonly runs: number;
  readonly seed: number;
  readonly orderPath: {
    readonly barsPerSecond: number;
    readonly trades: number;
    readonly orders: number;
    readonly orderListHash: string;
  };
  /** The same run with its hash-chained journal. */
  readonly journaled: {
    readonly barsPerSecond: number;
    readonly entries: number;
    readonly journalHash: string;
  };
  /** The bare typed-array loop of the same strategy. */
  readonly limit: { readonly barsPerSecond: number; readonly trades: number };
  readonly ratio: number;
}

const FAST = 20;
const SLOW = 50;
const CASH = '1000000';
const COMMISSION = '0.00001';
/** A journaled run takes several times as long; three give a median. */
const JOURNALED_RUNS = 3;

export function engineBenchCommand(flags: EngineBenchFlags): void {
  const bars = randomWalkBars(flags.bars, flags.seed);
  if (flags.writeBars !== undefined) {
    writeFileSync(flags.writeBars, csvOf(bars));
    const params = JSON.stringify({ fast: FAST, slow: SLOW });
    note(
      `Same orders: fiducia backtest --bars ${flags.writeBars} --symbol RANDOM-WALK ` +
        `--strategy sma-cross --params '${params}' --cash ${CASH} --commission ${COMMISSION}`,
    );
  }
  const result = measureEngine(bars, flags);
  if (flags.json === true) printJson(result);
  else print(render(result));
}

export function measureEngine(bars: FileBars, flags: EngineBenchFlags): EngineBench {
  const plain = optionsFor(bars, false);
  const journaled = optionsFor(bars, true);
  const limit = timed(flags.runs, bars.length, () => bareLoop(bars, FAST, SLOW));
  const path = timed(flags.runs, bars.length, () => runBacktest(plain));
  const proof = timed(JOURNALED_RUNS, bars.length, () => runBacktest(journaled));
  if (proof.result.orderListHash !== path.result.orderListHash) {
    throw new CliFailure('The runs with and without a journal gave different orders.', 1);
  }
  return {
    bars: bars.length,
    runs: flags.runs,
    seed: flags.seed,
    orderPath: {
      barsPerSecond: path.barsPerSecond,
      trades: path.result.trades.length,
      orders: path.result.orders.length,
      orderListHash: path.result.orderListHash,
    },
    journaled: {
      barsPerSecond: proof.barsPerSecond,
      entries: proof.result.journalEntries,
      journalHash: proof.result.journalHash ?? '',
    },
    limit: { barsPerSecond: limit.barsPerSecond, trades: limit.result },
    ratio: path.barsPerSecond / limit.barsPerSecond,
  };
}

function optionsFor(bars: FileBars, journal: boolean): BacktestOptions {
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

interface Timed<T> {
  readonly barsPerSecond: number;
  readonly result: T;
}

/** One run to warm up, then the median. */
function timed<T>(runs: number, bars: number, work: () => T): Timed<T> {
  let result = work();
  const seconds: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    result = work();
    seconds.push((performance.now() - start) / 1000);
  }
  seconds.sort((a, b) => a - b);
  const median = seconds[Math.floor(seconds.length / 2)] as number;
  return { barsPerSecond: Math.round(bars / median), result };
}

function csvOf(bars: FileBars): string {
  const lines = ['time,open,high,low,close,volume'];
  for (let i = 0; i < bars.length; i += 1) {
    const time = new Date(bars.label[i] as number).toISOString();
    const { open, high, low, close, volume } = bars;
    lines.push(`${time},${open[i]},${high[i]},${low[i]},${close[i]},${volume[i]}`);
  }
  return `${lines.join('\n')}\n`;
}

function render(bench: EngineBench): string {
  const million = (value: number): string => `${(value / 1e6).toFixed(2)} M bars/s`;
  return renderFacts([
    ['Full order path', million(bench.orderPath.barsPerSecond)],
    ['with journal', million(bench.journaled.barsPerSecond)],
    ['Bare loop', million(bench.limit.barsPerSecond)],
    ['Share of the bare loop', `${(bench.ratio * 100).toFixed(1)} %`],
    ['Bars', `${bench.bars} (seed ${bench.seed}), median of ${bench.runs} runs`],
    ['Trades', `${bench.orderPath.trades}, orders ${bench.orderPath.orders}`],
    ['Order list', bench.orderPath.orderListHash],
  ]);
}
