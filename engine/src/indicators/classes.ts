/** The streaming classes that strategies use. */
export { Donchian } from './beyond/donchian.js';
export { Cross } from './cross.js';
export { Max } from './math/max.js';
export { Min } from './math/min.js';
export { Macd } from './momentum/macd.js';
export { Mom } from './momentum/mom.js';
export { Roc } from './momentum/roc.js';
export { Rsi } from './momentum/rsi.js';
export { BollingerBands } from './overlap/bbands.js';
export { Ema } from './overlap/ema.js';
export { Sma } from './overlap/sma.js';
export { Stddev } from './statistics/stddev.js';
export { Atr } from './volatility/atr.js';
