/** Backtests of a search, many at a time: what a thread is given and what it gives back. */
import { seriesOfRun } from '../analytics/measures.js';
import { measureValue } from '../analytics/measures/measure-registry.js';
import { periodsPerYear } from '../analytics/series/periods-per-year.js';
import { tradeFigures, tradeProfit } from '../analytics/trade-figures.js';
import type { BacktestSeries, UnhashedResult } from '../backtest/backtest-options.js';
import { BacktestRun } from '../backtest/run-backtest.js';
import { present } from '../domain/assert.js';
import { timeframeMs } from '../market-data/bar-time.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { ParameterValues } from '../strategies/parameters.js';
import type { ObjectiveName } from './objectives.js';
import type { Figures } from './outcome.js';
import { quickFigures } from './quick-figures.js';
import { gridOf, gridReturns } from './return-grid.js';
import type { ReturnGrid } from './return-grid.js';
import type { RunSetup } from './run-options.js';

export interface TrialsTask {
  readonly setup: RunSetup;
  readonly objective: ObjectiveName;
  /** Complete, one for each backtest. */
  readonly parameters: readonly ParameterValues[];
}

export interface TrialFigures {
  readonly objective: number | null;
  readonly measures: Figures;
  /** On the grid of the run's period. */
  readonly returns: Float32Array;
}

/** Why a strategy stopped, or what its backtest gave. */
export type TrialResult =
  ({ readonly ok: true } & TrialFigures) | { readonly ok: false; readonly sentence: string };

/** Of all trials on one set of bars. */
export interface TrialClock {
  readonly grid: ReturnGrid;
  readonly periodsPerYear: number;
}

export function trialClock(series: readonly BacktestSeries[]): TrialClock {
  // A rate begins earlier than what is traded: trials are compared over the time that was asked for.
  const spans = series.filter(({ columns, rateOnly }) => columns.length > 0 && rateOnly !== true);
  const first = Math.min(...spans.map(({ columns }) => columns.at[0] as number));
  const last = Math.max(...spans.map(({ columns }) => columns.at[columns.length - 1] as number));
  const { instrument, columns } = present(series[0], 'a series');
  const barMs = timeframeMs(instrument.timeframe);
  return {
    grid: gridOf(first, last, barMs),
    periodsPerYear: periodsPerYear(columns.at, barMs),
  };
}

export function runTrials(task: TrialsTask, strategy: StrategyDefinition): readonly TrialResult[] {
  const clock = trialClock(task.setup.series);
  return task.parameters.map((parameters) => {
    const result = runTrial(task.setup, strategy, parameters);
    if (result.failure !== null) return { ok: false, sentence: result.failure };
    return { ok: true, ...trialFigures(task, clock, result) };
  });
}

/** Without a journal and hash: a search compares figures, and its best can be run again with them. */
export function runTrial(
  setup: RunSetup,
  strategy: StrategyDefinition,
  parameters: ParameterValues,
): UnhashedResult {
  return new BacktestRun({ ...setup, strategy, parameters, journal: false }).end();
}

export function trialFigures(
  { setup, objective }: Pick<TrialsTask, 'setup' | 'objective'>,
  clock: TrialClock,
  result: UnhashedResult,
): TrialFigures {
  const { equity, trades } = result;
  const { periodsPerYear } = clock;
  const openingCash = Number(setup.cash);
  const quick = quickFigures({
    openingCash,
    equity,
    profits: trades.map(tradeProfit),
    periodsPerYear,
  });
  const wanted =
    objective in quick
      ? quick[objective]
      : measureValue(
          objective,
          seriesOfRun({ openingCash, equity, trades: trades.map(tradeFigures), periodsPerYear }),
        );
  return {
    objective: wanted ?? null,
    measures: objective in quick ? quick : { ...quick, [objective]: wanted ?? null },
    returns: gridReturns(clock.grid, result.at, equity),
  };
}
