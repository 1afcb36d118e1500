/**
 * CDLRICKSHAWMAN, rickshaw man: a doji with two long shadows whose body lies at or near the
 * middle of the range; 100, whatever the trend.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdlRickshawMan = candlePattern({
  fn: 'CDLRICKSHAWMAN',
  title: 'Rickshaw man',
  description: 'A doji in the middle of a long range: indecision (100, without a direction).',
  rule(window) {
    const [candle] = window.last(1);
    const doji = window.average('bodyDoji', candle);
    const long = window.average('shadowLong', candle);
    const near = window.average('near', candle);
    return () => {
      const middle = candle.low + (candle.high - candle.low) / 2;
      return candle.body <= doji.value &&
        candle.lowerShadow > long.value &&
        candle.upperShadow > long.value &&
        candle.bottom <= middle + near.value &&
        candle.top >= middle - near.value
        ? FULL
        : NONE;
    };
  },
});
