/** Computes questions about series in the test's own process. */
import { runCandlesTask } from '../series/candles-task.js';
import { runIndicatorTask } from '../series/indicator-task.js';
import { runQualityTask } from '../series/quality-task.js';
import type { SeriesExecutor } from '../series/series-executor.js';

export const inlineSeriesExecutor: SeriesExecutor = {
  indicators: (task) => Promise.resolve(runIndicatorTask(task)),
  quality: (task) => Promise.resolve(runQualityTask(task)),
  candles: (task) => Promise.resolve(runCandlesTask(task)),
};
