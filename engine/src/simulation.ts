/** The pure part of the engine, without database or runtime: `@fiducia/engine/simulation`. */

// What a user's own strategy sees.
export * from './strategy.js';

// Money, prices, instruments, orders, mandates.
export type * from './domain/applied-action.js';
export type * from './domain/corporate-action.js';
export * from './domain/currency-pair.js';
export * from './domain/decimal.js';
export type * from './domain/instrument.js';
export * from './domain/instrument-scale.js';
export type * from './domain/json.js';
export * from './domain/mandate-default.js';
export type * from './domain/mandate.js';
export * from './domain/money.js';
export * from './domain/order.js';
export * from './domain/parse-mandate.js';
export * from './domain/resolve-conversions.js';
export { withoutNoise } from './domain/without-noise.js';

// The account kernel: one input in, its events out; and the journal that both make.
export * from './journal/canonical-json.js';
export type * from './journal/block-hasher.js';
export * from './journal/hash-chain.js';
export { HashingThread } from './journal/hashing-thread.js';
export * from './journal/journal-entry.js';
export * from './journal/journal-format.js';
export * from './kernel/account-kernel.js';
export type * from './kernel/account-view.js';
export type * from './kernel/events.js';
export type * from './kernel/inputs.js';
export { KERNEL_VERSION } from './kernel/kernel-version.js';
export * from './kernel/order-transitions.js';
export { PRE_TRADE_CHECKS } from './risk/check-registry.js';
export type * from './risk/pre-trade-check.js';

// Strategies and indicators by name.
export * from './indicators/indicator-catalogue.js';
export * from './indicators/indicator-registry.js';
export type * from './indicators/indicator.js';
export { isOnPriceScale } from './indicators/price-scale.js';
export * from './strategies/built-in-strategies.js';
export * from './strategies/check-strategy-parameters.js';
export * from './strategies/parameters.js';
export * from './strategies/strategy-registry.js';

// Market data: files read, checked, resampled, adjusted; calendars.
export * from './calendars/calendars.js';
export * from './calendars/infer-calendar.js';
export * from './calendars/market-days.js';
export * from './calendars/trading-calendar.js';
export * from './market-data/bar-columns.js';
export * from './market-data/bar-hashes.js';
export * from './market-data/bar-reference.js';
export * from './market-data/bar-time.js';
export { barsTextZone } from './market-data/bars-file-header.js';
export * from './market-data/bars-file-time.js';
export * from './market-data/bars-file.js';
export * from './market-data/check/check-bars-text.js';
export * from './market-data/check/check-bars.js';
export type * from './market-data/check/data-finding.js';
export * from './market-data/corporate-actions/adjust-for-splits.js';
export * from './market-data/corporate-actions/read-corporate-actions.js';
export * from './market-data/file-series.js';
export type * from './market-data/market-bar.js';
export * from './market-data/number-columns.js';
export * from './market-data/resample/resample-bars.js';
export * from './market-data/series-file.js';
export * from './market-data/tick-file.js';
export * from './market-data/tick-series.js';

// The simulated venue and what it costs.
export * from './simulation/costs/parse-trading-costs.js';
export { NO_SLIPPAGE } from './simulation/costs/slippage.js';
export type * from './simulation/costs/trading-costs.js';
export { randomWalkBars } from './simulation/random-walk.js';
export { seededRandom } from './simulation/seeded-random.js';
export * from './simulation/simulated-venue.js';

// Backtests.
export { sharesPerFirst } from './backtest/action-schedule.js';
export type * from './backtest/backtest-options.js';
export { InputFault } from './backtest/bind-inputs.js';
export * from './backtest/chunked-backtest.js';
export { checkLookAhead } from './backtest/look-ahead.js';
export type { LookAheadOptions, LookAheadReport } from './backtest/look-ahead.js';
export * from './backtest/opening-inputs.js';
export type { Peek, PeekKind } from './backtest/peek.js';
export { runBacktest } from './backtest/run-backtest.js';
export type { BacktestTrade } from './backtest/trade-list.js';

// Measures, series of returns, tear sheets, doubt about the best of many.
export * from './analytics/measures.js';
export { MEASURE_GROUPS } from './analytics/measures/measure.js';
export type * from './analytics/measures/measure.js';
export * from './analytics/measures/measure-registry.js';
export * from './analytics/measures/measured-series.js';
export * from './analytics/measures/measures-document.js';
export { greeksOf } from './analytics/measures/market-model.js';
export type { Greeks } from './analytics/measures/market-model.js';
export {
  continuousKelly,
  kellyFraction,
  kellyStake,
} from './analytics/measures/winning-periods.js';
export * from './analytics/overfitting/deflated-sharpe.js';
export * from './analytics/overfitting/effective-trials.js';
export * from './analytics/overfitting/probabilistic-sharpe.js';
export * from './analytics/overfitting/probability-of-backtest-overfitting.js';
export * from './analytics/reference-stats.js';
export * from './analytics/series/aggregate-returns.js';
export * from './analytics/series/drawdown-table.js';
export * from './analytics/series/join-series.js';
export * from './analytics/series/monthly-table.js';
export * from './analytics/series/periods-per-year.js';
export * from './analytics/series/returns-of-equity.js';
export * from './analytics/series/rolling-figures.js';
export * from './analytics/tear-sheet/compute-tear-sheet.js';
export * from './analytics/tear-sheet/render-tear-sheet.js';
export type * from './analytics/tear-sheet/tear-sheet-data.js';
export * from './analytics/trade-figures.js';
export * from './analytics/trades/r-multiple.js';
export * from './analytics/trades/trade-excursions.js';

// Searches, and questions about one series, as tasks for a thread.
export * from './research/index.js';
export * from './series/candles-task.js';
export * from './series/indicator-task.js';
export * from './series/quality-task.js';
