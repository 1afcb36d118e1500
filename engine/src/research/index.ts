/** The pure part of research: specs, tasks, searches. */
export * from './backtest-task.js';
export * from './objectives.js';
export type * from './outcome.js';
export type * from './run-columns.js';
export * from './run-options.js';
export * from './run-series.js';
export * from './run-spec.js';
export * from './search-spec.js';
export * from './shared-columns.js';
export * from './watched-strategy.js';
export * from './choose-best.js';
export * from './judge-sweep.js';
export * from './return-grid.js';
export * from './run-sweep.js';
export * from './search-space.js';
export * from './trials.js';
export * from './report-run.js';
