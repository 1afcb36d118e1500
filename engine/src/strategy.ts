/** What a user's own strategy file imports: `@fiducia/engine/strategy`. */
export { Atr } from './indicators/atr.js';
export { BollingerBands } from './indicators/bbands.js';
export { Cross } from './indicators/cross.js';
export { Donchian } from './indicators/donchian.js';
export { Ema } from './indicators/ema.js';
export { Macd } from './indicators/macd.js';
export { Max } from './indicators/max.js';
export { Min } from './indicators/min.js';
export { Mom } from './indicators/mom.js';
export { Roc } from './indicators/roc.js';
export { Rsi } from './indicators/rsi.js';
export { Sma } from './indicators/sma.js';
export { Stddev } from './indicators/stddev.js';
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
export type { ParameterSpec, ParameterSpecs } from './strategies/parameters.js';
export { Memory } from './strategies/tracked-state.js';
export type { Tracked } from './strategies/tracked-state.js';
