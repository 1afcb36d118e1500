/** What a user's own strategy file imports: `@fiducia/engine/strategy`. */
export * from './indicators/classes.js';
export type { TimeInForce } from './domain/order.js';
export type { IndicatorStream } from './indicators/indicator.js';
export { defineStrategy } from './strategies/define-strategy.js';
export type {
  OrderDesk,
  OrderOptions,
  Size,
  StrategyBar,
  StrategyDefinition,
  StrategyInstance,
  StrategySetup,
} from './strategies/define-strategy.js';
export type {
  ParametersOf,
  ParameterSpec,
  ParameterSpecs,
  ParameterValues,
  SearchRange,
} from './strategies/parameters.js';
export type { TimeframeBars, TimeframeOptions } from './strategies/timeframe-bars.js';
export { Memory } from './strategies/tracked-state.js';
export type { Tracked } from './strategies/tracked-state.js';
export type { InputBars, InputFunction } from './strategies/vectorised-inputs.js';
