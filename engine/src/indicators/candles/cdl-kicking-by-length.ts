/**
 * CDLKICKINGBYLENGTH, kicking, decided by the longer marubozu: two marubozu of different colours
 * with a gap between them in the direction of the second; the sign is the colour of the longer
 * one, 100 white, −100 black.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';
import { isMarubozu } from './is-marubozu.js';

export const cdlKickingByLength = candlePattern({
  fn: 'CDLKICKINGBYLENGTH',
  title: 'Kicking, decided by the longer marubozu',
  description:
    'As kicking, but the longer of the two candles gives the direction: up (100) or down (−100).',
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
        ? (second.body > first.body ? second : first).sign * FULL
        : NONE;
    };
  },
});
