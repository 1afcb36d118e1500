/**
 * CDLSEPARATINGLINES, separating lines: two candles of different colours with equal opens, the
 * second long with hardly a shadow on the side where it opened; 100 if the second is white, −100
 * if it is black.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';
import { isWithin } from './candle.js';

export const cdlSeparatingLines = candlePattern({
  fn: 'CDLSEPARATINGLINES',
  title: 'Separating lines',
  description:
    'A candle against the trend, then a long one from the same open: the trend goes on, up (100) or down (−100).',
  rule(window) {
    const [first, second] = window.last(2);
    const veryShort = window.average('shadowVeryShort', second);
    const long = window.average('bodyLong', second);
    const equal = window.average('equal', first);
    return () => {
      if (!(second.sign === -first.sign && isWithin(second.open, first.open, equal.value)))
        return NONE;
      const openShadow = second.isWhite ? second.lowerShadow : second.upperShadow;
      return second.body > long.value && openShadow < veryShort.value ? second.sign * FULL : NONE;
    };
  },
});
