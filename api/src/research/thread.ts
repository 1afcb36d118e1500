/** What a research thread can do: each exported function is a task of the pool. */
import {
  BarCounter,
  judgeSweep,
  referenceStats,
  runBacktest,
  runBacktestTask,
  runTrial,
  tradeFigures,
  trialClock,
  trialFigures,
  watchedStrategy,
  type BacktestTask,
  type BacktestTaskResult,
  type BarsFileZone,
  type JudgeTask,
  type Judgement,
  type ParameterValues,
  type ReferenceStats,
  type StrategyDefinition,
  type TrialResult,
  type TrialsTask,
} from '@fiducia/engine/simulation';

import { findStrategy, isStrategyFile } from '../cli/backtest/find-strategy.js';
import { StrategyFault } from '../cli/backtest/strategy-fault.js';

/** A name, or the path of a file. */
const known = new Map<string, Promise<StrategyDefinition>>();

function strategyOf(name: string): Promise<StrategyDefinition> {
  const found = known.get(name) ?? findStrategy(name);
  known.set(name, found);
  return found;
}

export async function backtest(task: BacktestTask): Promise<BacktestTaskResult> {
  return runBacktestTask(task, await strategyOf(task.spec.strategy.name));
}

export interface ThreadTrials extends TrialsTask {
  readonly strategy: string;
  /** Memory of a BarCounter: how far the thread is, seen from outside. */
  readonly progress?: SharedArrayBuffer | undefined;
  /** Labels and closes, where the published statistics are wanted of each trial. */
  readonly stats?:
    | {
        readonly labels: Float64Array;
        readonly closes: Float64Array;
        readonly zone: BarsFileZone | undefined;
      }
    | undefined;
}

export type ThreadTrial = TrialResult & { readonly stats?: ReferenceStats | undefined };

export async function trials(task: ThreadTrials): Promise<readonly ThreadTrial[]> {
  const { progress, setup } = task;
  const definition = await strategyOf(task.strategy);
  const strategy =
    progress === undefined ? definition : watchedStrategy(definition, new BarCounter(progress));
  const clock = trialClock(setup.series);
  return task.parameters.map((parameters) => {
    const result = runTrial(setup, strategy, parameters);
    if (result.failure !== null) {
      const sentence = placed(task, definition, parameters, result.failure);
      return { ok: false, sentence };
    }
    const figures = trialFigures(task, clock, result);
    if (task.stats === undefined) return { ok: true, ...figures };
    const { equity, firstDecision } = result;
    const traded = result.trades.map(tradeFigures);
    const stats = referenceStats({ ...task.stats, equity, trades: traded, firstDecision });
    return { ok: true, ...figures, stats };
  });
}

/** Of a user's own file: once more, to see where in it the trial ended. */
function placed(
  { strategy, setup }: ThreadTrials,
  definition: StrategyDefinition,
  parameters: ParameterValues,
  failure: string,
): string {
  if (!isStrategyFile(strategy)) return failure;
  const fault = new StrategyFault(strategy);
  runTrial(setup, fault.watch(definition), parameters);
  return fault.sentence(failure);
}

/** The backtests alone, as anyone runs one: what a search on threads is measured against. */
export async function engine(task: ThreadTrials): Promise<number> {
  const strategy = await strategyOf(task.strategy);
  for (const parameters of task.parameters) {
    const { failure } = runBacktest({ ...task.setup, strategy, parameters, journal: false });
    if (failure !== null) throw new Error(failure);
  }
  return task.parameters.length;
}

export interface ThreadJudge extends JudgeTask {
  readonly strategy: string;
}

export async function judge(task: ThreadJudge): Promise<Judgement> {
  return judgeSweep(task, await strategyOf(task.strategy));
}

/** For a pool that shall be warm before it is measured. */
export function ready(): boolean {
  return true;
}
