/**
 * CDLKICKING, kicking: two marubozu of different colours with a gap between them in the
 * direction of the second; 100 if the second is white, −100 if it is black.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';
import { isMarubozu } from './is-marubozu.js';

export const cdlKicking = candlePattern({
  fn: 'CDLKICKING',
  title: 'Kicking',
  description:
    'A long candle without shadows, and a gap to one of the other colour: up (100) or down (−100).',
  rule(window) {
    const [first, second] = window.last(2);
    const shadowFirst = window.average('shadowVeryShort', first);
    const shadowSecond = window.average('shadowVeryShort', second);
    const longFirst = window.average('bodyLong', first);
    const longSecond = window.average('bodyLong', second);
    return () => {
      const opposed =
        second.sign === -first.sign &&
        (second.isWhite ? second.gapsUp(first) : second.gapsDown(first));
      return opposed &&
        isMarubozu(first, longFirst, shadowFirst) &&
        isMarubozu(second, longSecond, shadowSecond)
        ? second.sign * FULL
        : NONE;
    };
  },
});
