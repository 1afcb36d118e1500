/** Runs research in the test's own process, and lets a test hold a run while it looks at it. */
import type { OfStrategy, ResearchExecutor } from '../jobs/research-executor.js';
import { runBacktestTask } from '../research/backtest-task.js';
import type { BacktestTask, BacktestTaskResult } from '../research/backtest-task.js';
import { judgeSweep } from '../research/judge-sweep.js';
import type { Judgement, JudgeTask } from '../research/judge-sweep.js';
import { runTrials } from '../research/trials.js';
import type { TrialResult, TrialsTask } from '../research/trials.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { StrategyRegistry } from '../strategies/strategy-registry.js';

export class InlineExecutor implements ResearchExecutor {
  readonly threads = 2;
  /** Tasks that have been asked for. */
  started = 0;
  /** Backtests of searches. */
  evaluated = 0;
  private gate: Promise<void> = Promise.resolve();
  private open: () => void = () => undefined;

  constructor(private readonly strategies: StrategyRegistry) {}

  /** From here on tasks wait until `release`. */
  hold(): void {
    this.gate = new Promise((resolve) => (this.open = resolve));
  }

  release(): void {
    this.open();
  }

  async backtest(task: BacktestTask, signal: AbortSignal): Promise<BacktestTaskResult> {
    await this.turn(signal);
    return runBacktestTask(task, this.strategyOf(task.spec.strategy.name));
  }

  async trials(task: OfStrategy<TrialsTask>, signal: AbortSignal): Promise<readonly TrialResult[]> {
    await this.turn(signal);
    this.evaluated += task.parameters.length;
    return runTrials(task, this.strategyOf(task.strategy));
  }

  async judge(task: OfStrategy<JudgeTask>, signal: AbortSignal): Promise<Judgement> {
    await this.turn(signal);
    return judgeSweep(task, this.strategyOf(task.strategy));
  }

  private async turn(signal: AbortSignal): Promise<void> {
    this.started += 1;
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      void this.gate.then(resolve);
    });
    signal.throwIfAborted();
  }

  private strategyOf(name: string): StrategyDefinition {
    const definition = this.strategies.get(name);
    if (definition === undefined) throw new Error(`There is no strategy ${name}`);
    return definition;
  }
}
