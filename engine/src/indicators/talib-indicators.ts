/** TA-Lib's functions except the candlestick patterns. */
import type { IndicatorDefinition } from './indicator.js';
import { macd } from './momentum/macd.js';
import { mom } from './momentum/mom.js';
import { roc } from './momentum/roc.js';
import { rsi } from './momentum/rsi.js';
import { max } from './math/max.js';
import { min } from './math/min.js';
import { bbands } from './overlap/bbands.js';
import { ema } from './overlap/ema.js';
import { sma } from './overlap/sma.js';
import { stddev } from './statistics/stddev.js';
import { atr } from './volatility/atr.js';

export const talibIndicators: readonly IndicatorDefinition[] = [
  atr,
  bbands,
  ema,
  macd,
  max,
  min,
  mom,
  roc,
  rsi,
  sma,
  stddev,
];
