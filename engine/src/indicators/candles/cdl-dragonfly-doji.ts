/**
 * CDLDRAGONFLYDOJI, dragonfly doji: a doji with hardly an upper shadow and with a lower one;
 * 100, whatever the trend.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdlDragonflyDoji = candlePattern({
  fn: 'CDLDRAGONFLYDOJI',
  title: 'Dragonfly doji',
  description: 'A doji at the top of its range (100, without a direction).',
  rule(window) {
    const [candle] = window.last(1);
    const doji = window.average('bodyDoji', candle);
    const veryShort = window.average('shadowVeryShort', candle);
    return () =>
      candle.body <= doji.value &&
      candle.upperShadow < veryShort.value &&
      candle.lowerShadow > veryShort.value
        ? FULL
        : NONE;
  },
});
