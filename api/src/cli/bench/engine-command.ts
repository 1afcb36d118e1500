/** The work of `fiducia bench engine`: the function that `backtest` calls, timed beside a bare loop. */
import { writeFileSync } from 'node:fs';
import {
  barHashes,
  HashingThread,
  randomWalkBars,
  runBacktest,
  type BarHashes,
  type FileBars,
} from '@fiducia/engine/simulation';

import { CliFailure } from '../cli-failure.js';
import { note, print, printJson } from '../terminal.js';
import { renderFacts } from '../text-table.js';
import { bareLoop } from './bare-loop.js';
import { CASH, COMMISSION, FAST, SLOW, crossOptions, timed } from './engine-runs.js';
import { memoryGrowth, type MemoryGrowth } from './memory-growth.js';

export interface EngineBenchFlags {
  readonly bars: number;
  readonly runs: number;
  readonly seed: number;
  readonly backtests: number;
  readonly writeBars?: string;
  readonly json?: boolean;
}

export interface EngineBench {
  readonly engineVersion: string;
  readonly bars: number;
  readonly runs: number;
  readonly seed: number;
  readonly orderPath: {
    readonly barsPerSecond: number;
    readonly trades: number;
    readonly orders: number;
    readonly orderListHash: string;
  };
  /** The same run with its hash-chained journal, on bars whose content hashes are known. */
  readonly journaled: {
    /** As `fiducia backtest` runs it: a second thread hashes the blocks. */
    readonly barsPerSecond: number;
    readonly onOneThread: { readonly barsPerSecond: number };
    readonly entries: number;
    readonly journalHash: string;
  };
  /** Hashing the bars themselves: once for each series, however many runs use it. */
  readonly barHashes: { readonly barsPerSecond: number };
  /** The bare typed-array loop of the same strategy. */
  readonly limit: { readonly barsPerSecond: number; readonly trades: number };
  readonly ratio: number;
  readonly memory: MemoryGrowth & { readonly limitMbPerThousand: number };
}

/** Bars of one of the many short backtests that memory is measured over. */
const SHORT_BARS = 500;
const LIMIT_MB_PER_THOUSAND = 1;

export async function engineBenchCommand(flags: EngineBenchFlags): Promise<void> {
  const bars = randomWalkBars(flags.bars, flags.seed);
  if (flags.writeBars !== undefined) {
    writeFileSync(flags.writeBars, csvOf(bars));
    const params = JSON.stringify({ fast: FAST, slow: SLOW });
    note(
      `Same orders: fiducia backtest --bars ${flags.writeBars} --symbol RANDOM-WALK ` +
        `--strategy sma-cross --params '${params}' --cash ${CASH} --commission ${COMMISSION}`,
    );
  }
  const result = await measureEngine(bars, flags);
  if (flags.json === true) printJson(result);
  else print(render(result));
}

export async function measureEngine(bars: FileBars, flags: EngineBenchFlags): Promise<EngineBench> {
  const { runs, seed, backtests } = flags;
  const plain = crossOptions(bars, false);
  const journaled = { ...plain, journal: true };
  const limit = timed(runs, bars.length, () => bareLoop(bars, FAST, SLOW));
  const path = timed(runs, bars.length, () => runBacktest(plain));
  const hashes = timed(BAR_HASH_RUNS, bars.length, () => hashBars(plain.series));
  const alone = timed(runs, bars.length, () => runBacktest(journaled));
  const hasher = new HashingThread();
  const proof = timed(runs, bars.length, () => runBacktest({ ...journaled, hasher }));
  await hasher.close();
  if (proof.result.orderListHash !== path.result.orderListHash) {
    throw new CliFailure('The runs with and without a journal gave different orders.', 1);
  }
  if (proof.result.journalHash !== alone.result.journalHash) {
    throw new CliFailure('The runs on one thread and on two gave different journals.', 1);
  }
  const short = crossOptions(randomWalkBars(SHORT_BARS, seed), false);
  const growth = memoryGrowth(backtests, short);
  return {
    engineVersion: path.result.engineVersion,
    bars: bars.length,
    runs,
    seed,
    orderPath: {
      barsPerSecond: path.perSecond,
      trades: path.result.trades.length,
      orders: path.result.orders.length,
      orderListHash: path.result.orderListHash,
    },
    journaled: {
      barsPerSecond: proof.perSecond,
      onOneThread: { barsPerSecond: alone.perSecond },
      entries: proof.result.journalEntries,
      journalHash: proof.result.journalHash ?? '',
    },
    barHashes: { barsPerSecond: hashes.perSecond },
    limit: { barsPerSecond: limit.perSecond, trades: limit.result },
    ratio: path.perSecond / limit.perSecond,
    memory: { ...growth, limitMbPerThousand: LIMIT_MB_PER_THOUSAND },
  };
}

const BAR_HASH_RUNS = 3;

/** With columns of their own, or the hashes of the run before would be found. */
function hashBars(series: ReturnType<typeof crossOptions>['series']): BarHashes[] {
  return series.map(({ columns, instrument }) => barHashes({ ...columns }, instrument));
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
    ['hashed on the same thread', million(bench.journaled.onOneThread.barsPerSecond)],
    ['Bars hashed, once a series', million(bench.barHashes.barsPerSecond)],
    ['Bare loop', million(bench.limit.barsPerSecond)],
    ['Share of the bare loop', `${(bench.ratio * 100).toFixed(1)} %`],
    ['Bars', `${bench.bars} (seed ${bench.seed}), median of ${bench.runs} runs`],
    ['Trades', `${bench.orderPath.trades}, orders ${bench.orderPath.orders}`],
    ['Order list', bench.orderPath.orderListHash],
    [
      'Memory growth',
      `${bench.memory.mbPerThousand.toFixed(3)} MB per 1,000 of ${bench.memory.backtests} ` +
        `backtests (limit ${bench.memory.limitMbPerThousand})`,
    ],
  ]);
}
