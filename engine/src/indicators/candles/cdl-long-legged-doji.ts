/**
 * CDLLONGLEGGEDDOJI, long-legged doji: a doji with a long shadow on one side at least; 100,
 * whatever the trend.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdlLongLeggedDoji = candlePattern({
  fn: 'CDLLONGLEGGEDDOJI',
  title: 'Long-legged doji',
  description: 'A doji with a long shadow: strong indecision (100, without a direction).',
  rule(window) {
    const [candle] = window.last(1);
    const doji = window.average('bodyDoji', candle);
    const long = window.average('shadowLong', candle);
    return () => {
      const hasLongShadow = candle.lowerShadow > long.value || candle.upperShadow > long.value;
      return candle.body <= doji.value && hasLongShadow ? FULL : NONE;
    };
  },
});
