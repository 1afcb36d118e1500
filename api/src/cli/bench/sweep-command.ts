/** The work of `fiducia bench sweep`: many short backtests on all cores, beside one thread's own speed. */
import { availableParallelism } from 'node:os';
import {
  checkStrategyParameters,
  randomWalkBars,
  runBacktest,
  runSweep,
  shareColumns,
  type ParameterValue,
  type RunSetup,
  type SearchSpec,
  type StrategyDefinition,
} from '@fiducia/engine/simulation';

import { median } from '../../bench/median.js';
import { ThreadPool } from '../../research/thread-pool.js';
import { CliFailure } from '../cli-failure.js';
import { print, printJson } from '../terminal.js';
import { renderFacts } from '../text-table.js';
import { crossOptions } from './engine-runs.js';
import { threadScaling } from './thread-scaling.js';

export interface SweepBenchFlags {
  readonly bars: number;
  readonly pairs: number;
  readonly runs: number;
  readonly threads?: number;
  readonly seed: number;
  readonly json?: boolean;
}

export interface SweepBench {
  readonly bars: number;
  readonly pairs: number;
  readonly threads: number;
  readonly runs: number;
  /** The whole search: backtest, figures and returns of each, on all threads. */
  readonly sweep: { readonly backtestsPerSecond: number; readonly barsPerSecond: number };
  /** The engine alone on one thread, the same backtests one after the other. */
  readonly engine: { readonly backtestsPerSecond: number; readonly barsPerSecond: number };
  /** Sweep ÷ (threads × engine). */
  readonly efficiency: number;
  /** Processor time of a backtest, alone ÷ in the search: what a busy machine does not change. */
  readonly cpuEfficiency: number;
  /** The engine alone on all threads ÷ (threads × on one): no search can be better on this machine. */
  readonly threadScaling: number;
  readonly target: number;
}

/** What is asked of a search: most of what the threads could do. */
const TARGET = 0.8;

const WARM_UP_SWEEPS = 6;

export async function sweepBenchCommand(flags: SweepBenchFlags): Promise<void> {
  const threads = flags.threads ?? availableParallelism();
  const pool = new ThreadPool(threads);
  try {
    await pool.warmUp();
    const result = await measure(flags, pool);
    if (flags.json === true) printJson(result);
    else print(render(result));
  } finally {
    await pool.close();
  }
}

async function measure(flags: SweepBenchFlags, pool: ThreadPool): Promise<SweepBench> {
  const { bars, pairs, runs, seed } = flags;
  const options = crossOptions(randomWalkBars(bars, seed), false);
  const { strategy, currency, cash, mandate, fillModel } = options;
  const series = options.series.map((one) => ({ ...one, columns: shareColumns(one.columns) }));
  const setup: RunSetup = { series, currency, cash, mandate, fillModel };
  const search = pairsSearch(pairs);
  const { parameters } = await oneSweep({ strategy, setup, search, pool });
  const task = { strategy: strategy.name, setup, objective: search.objective, parameters };
  const alone: number[] = [];
  const together: number[] = [];
  const cpuShares: number[] = [];
  const scalings: number[] = [];
  // Each thread compiles the loop for itself, and the main thread has all backtests to learn from.
  engineRate(strategy, setup, parameters);
  for (let run = 1; run < WARM_UP_SWEEPS; run += 1) {
    await oneSweep({ strategy, setup, search, pool });
  }
  // One after the other within each round, so that a busy machine is busy for both.
  for (let run = 0; run < runs; run += 1) {
    const start = cpuMs();
    alone.push(engineRate(strategy, setup, parameters));
    const between = cpuMs();
    together.push((await oneSweep({ strategy, setup, search, pool })).perSecond);
    cpuShares.push((between - start) / (cpuMs() - between));
    scalings.push(await threadScaling(pool, task));
  }
  const [engine, sweep] = [median(alone), median(together)];
  const rates = alone.map((rate, i) => (together[i] as number) / (rate * pool.threads));
  return {
    bars,
    pairs: parameters.length,
    threads: pool.threads,
    runs,
    sweep: { backtestsPerSecond: sweep, barsPerSecond: sweep * bars },
    engine: { backtestsPerSecond: engine, barsPerSecond: engine * bars },
    efficiency: median(rates),
    cpuEfficiency: median(cpuShares),
    threadScaling: median(scalings),
    target: TARGET,
  };
}

/** Of all threads of this process. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Fast and slow averages that give the wanted number of pairs, every one of them sensible. */
function pairsSearch(pairs: number): SearchSpec {
  let side = Math.floor(Math.sqrt(pairs));
  while (pairs % side !== 0) side -= 1;
  const range = (from: number, count: number): readonly ParameterValue[] =>
    Array.from({ length: count }, (_, i) => from + i);
  return {
    sampler: 'grid',
    space: {
      fast: { type: 'values', values: range(2, side) },
      slow: { type: 'values', values: range(2 + side, pairs / side) },
    },
    trials: pairs,
    objective: 'sharpe',
    seed: 1,
  };
}

interface OneSweep {
  readonly strategy: StrategyDefinition;
  readonly setup: RunSetup;
  readonly search: SearchSpec;
  readonly pool: ThreadPool;
}

type Pair = Readonly<Record<string, ParameterValue>>;

async function oneSweep({ strategy, setup, search, pool }: OneSweep): Promise<{
  readonly perSecond: number;
  readonly parameters: readonly Pair[];
}> {
  const never = new AbortController().signal;
  const { objective } = search;
  const bars = setup.series.reduce((sum, { columns }) => sum + columns.length, 0);
  const fixed = completed(strategy, {});
  const begun = performance.now();
  const swept = await runSweep(
    { strategy, fixed, search, bars, known: new Map() },
    {
      threads: pool.threads,
      evaluate: (parameters) =>
        pool.trials({ strategy: strategy.name, setup, objective, parameters }, never),
      save: () => undefined,
    },
  );
  const seconds = (performance.now() - begun) / 1000;
  const { trials } = swept;
  return {
    perSecond: trials.length / seconds,
    parameters: trials.map(({ parameters }) => parameters),
  };
}

function engineRate(strategy: StrategyDefinition, setup: RunSetup, pairs: readonly Pair[]): number {
  const begun = performance.now();
  for (const parameters of pairs) {
    const result = runBacktest({ ...setup, strategy, parameters, journal: false });
    if (result.failure !== null) throw new CliFailure(result.failure, 1);
  }
  return pairs.length / ((performance.now() - begun) / 1000);
}

function completed(strategy: StrategyDefinition, given: Pair): Pair {
  const checked = checkStrategyParameters(strategy, given);
  if (!checked.ok) throw new Error(checked.error);
  return checked.values;
}

function render(bench: SweepBench): string {
  const millions = (rate: number): string => `${(rate / 1e6).toFixed(2)} M bars/s`;
  const { sweep, engine, threads } = bench;
  return renderFacts([
    ['Backtests', `${bench.pairs} pairs of averages × ${bench.bars} bars, median of ${bench.runs}`],
    [
      'Sweep',
      `${Math.round(sweep.backtestsPerSecond)} backtests/s, ${millions(sweep.barsPerSecond)}`,
    ],
    [
      'Engine, one thread',
      `${Math.round(engine.backtestsPerSecond)} backtests/s, ${millions(engine.barsPerSecond)}`,
    ],
    [
      'Efficiency',
      `${bench.efficiency.toFixed(2)} of ${threads} × the engine (target ${bench.target}); ` +
        `${bench.cpuEfficiency.toFixed(2)} by processor time`,
    ],
    [
      'Limit here',
      `${bench.threadScaling.toFixed(2)}: the engine alone on ${threads} threads, of ${threads} × on one`,
    ],
  ]);
}
