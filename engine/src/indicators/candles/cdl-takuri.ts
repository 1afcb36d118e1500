/**
 * CDLTAKURI, takuri (dragonfly doji with a very long lower shadow): a doji with hardly an upper
 * shadow and a very long lower one; 100, whatever the trend.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdlTakuri = candlePattern({
  fn: 'CDLTAKURI',
  title: 'Takuri (dragonfly doji with a very long lower shadow)',
  description: 'A doji at the top of a very long range (100, without a direction).',
  rule(window) {
    const [candle] = window.last(1);
    const doji = window.average('bodyDoji', candle);
    const veryShort = window.average('shadowVeryShort', candle);
    const veryLong = window.average('shadowVeryLong', candle);
    return () =>
      candle.body <= doji.value &&
      candle.upperShadow < veryShort.value &&
      candle.lowerShadow > veryLong.value
        ? FULL
        : NONE;
  },
});
