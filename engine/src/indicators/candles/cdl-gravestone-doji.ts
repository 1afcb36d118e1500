/**
 * CDLGRAVESTONEDOJI, gravestone doji: a doji with hardly a lower shadow and with an upper one;
 * 100, whatever the trend.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdlGravestoneDoji = candlePattern({
  fn: 'CDLGRAVESTONEDOJI',
  title: 'Gravestone doji',
  description: 'A doji at the bottom of its range (100, without a direction).',
  rule(window) {
    const [candle] = window.last(1);
    const doji = window.average('bodyDoji', candle);
    const veryShort = window.average('shadowVeryShort', candle);
    return () =>
      candle.body <= doji.value &&
      candle.lowerShadow < veryShort.value &&
      candle.upperShadow > veryShort.value
        ? FULL
        : NONE;
  },
});
