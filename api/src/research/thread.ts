/** What a research thread can do: each exported function is a task of the pool. */
import {
  builtInStrategies,
  runBacktestTask,
  type BacktestTask,
  type BacktestTaskResult,
} from '@fiducia/engine/simulation';

const strategies = builtInStrategies();

export function backtest(task: BacktestTask): BacktestTaskResult {
  const definition = strategies.get(task.spec.strategy.name);
  if (definition === undefined) throw new Error('The strategy was looked up before.');
  return runBacktestTask(task, definition);
}
