/** Where questions about series are computed: on another thread, for a bounded time. */
import type { DataFinding } from '../market-data/check/data-finding.js';
import type { CandlesTask, CoarseCandles } from './candles-task.js';
import type { IndicatorTask, IndicatorTaskResult } from './indicator-task.js';
import type { QualityTask } from './quality-task.js';

/** One caller's access. Each throws when the task takes too long or too many wait. */
export interface SeriesExecutor {
  indicators(task: IndicatorTask): Promise<IndicatorTaskResult>;
  quality(task: QualityTask): Promise<readonly DataFinding[]>;
  candles(task: CandlesTask): Promise<CoarseCandles>;
}
