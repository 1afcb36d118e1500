/** The candlestick patterns. */
import type { IndicatorDefinition } from '../indicator.js';

export const candleIndicators: readonly IndicatorDefinition[] = [];
