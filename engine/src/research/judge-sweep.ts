/** What the best of many trials is worth: it was chosen, and chance alone would have made a best one. */
import { measureRun } from '../analytics/measures.js';
import { deflatedSharpeOfTrials } from '../analytics/overfitting/deflated-sharpe.js';
import { probabilityOfBacktestOverfitting } from '../analytics/overfitting/probability-of-backtest-overfitting.js';
import { tradeFigures } from '../analytics/trade-figures.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { ParameterValues } from '../strategies/parameters.js';
import type { Figures } from './outcome.js';
import { onCommonGrid } from './return-grid.js';
import type { GriddedReturns } from './return-grid.js';
import type { RunSetup } from './run-options.js';
import { runTrial, trialClock } from './trials.js';

export interface JudgeTask {
  readonly setup: RunSetup;
  /** Of the best trial. */
  readonly parameters: ParameterValues;
  /** Returns of the search's own trials, the best one's first. */
  readonly own: readonly GriddedReturns[];
  /** Of earlier trials of the same strategy on overlapping data. */
  readonly earlier: readonly GriddedReturns[];
}

export interface Judgement {
  /** All measures of the best trial, and what limits them. */
  readonly measures: Figures;
  readonly caveats: Readonly<Record<string, readonly string[]>>;
  readonly effectiveTrials: number | null;
  readonly deflatedSharpe: number | null;
  readonly pbo: number | null;
}

/** Distances between all pairs are computed: this many trials take about a second. */
export const MAX_CLUSTERED = 1_000;
/** Fewer common observations say nothing about how trials move together. */
const FEWEST_COMMON = 8;

export function judgeSweep(task: JudgeTask, strategy: StrategyDefinition): Judgement {
  const rows = clusteredRows(task);
  const deflated = rows === null ? null : deflatedSharpeOfTrials(rows, 0);
  const own = onCommonGrid(task.own.slice(0, MAX_CLUSTERED)) ?? [];
  const overfitting = probabilityOfBacktestOverfitting(own);
  return {
    ...measured(task, strategy),
    effectiveTrials: deflated?.effective.count ?? null,
    deflatedSharpe: deflated?.probability ?? null,
    pbo: overfitting?.probability ?? null,
  };
}

/** Earlier trials take part where enough time is common to all. */
function clusteredRows({ own, earlier }: JudgeTask): readonly Float64Array[] | null {
  const few = own.slice(0, MAX_CLUSTERED);
  const all = onCommonGrid([...few, ...earlier.slice(0, MAX_CLUSTERED - few.length)]);
  if (all !== null && (all[0]?.length ?? 0) >= FEWEST_COMMON) return all;
  return onCommonGrid(few);
}

function measured({ setup, parameters }: JudgeTask, strategy: StrategyDefinition) {
  const result = runTrial(setup, strategy, parameters);
  const run = measureRun({
    openingCash: Number(setup.cash),
    equity: result.equity,
    trades: result.trades.map(tradeFigures),
    periodsPerYear: trialClock(setup.series).periodsPerYear,
    labels: result.at,
  });
  return { measures: { ...run.measures }, caveats: run.caveats };
}
