/** What a series thread can do: each exported function is a task of the pool. */
import {
  runCandlesTask,
  runIndicatorTask,
  runQualityTask,
  type CandlesTask,
  type CoarseCandles,
  type DataFinding,
  type IndicatorTask,
  type IndicatorTaskResult,
  type QualityTask,
} from '@fiducia/engine/simulation';

export function indicators(task: IndicatorTask): IndicatorTaskResult {
  return runIndicatorTask(task);
}

export function quality(task: QualityTask): readonly DataFinding[] {
  return runQualityTask(task);
}

export function candles(task: CandlesTask): CoarseCandles {
  return runCandlesTask(task);
}
