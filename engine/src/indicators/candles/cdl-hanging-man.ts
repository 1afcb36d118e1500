/**
 * CDLHANGINGMAN, hanging man: a short body with a long lower shadow and hardly an upper one,
 * that lies above or near the high of the candle before; −100, bearish.
 */
import { candlePattern } from './candle-pattern.js';
import { BEARISH, NONE } from './candle-signal.js';

export const cdlHangingMan = candlePattern({
  fn: 'CDLHANGINGMAN',
  title: 'Hanging man',
  description: 'A small body above a long lower shadow at the top of a rise: bearish (−100).',
  rule(window) {
    const [first, second] = window.last(2);
    const short = window.average('bodyShort', second);
    const long = window.average('shadowLong', second);
    const veryShort = window.average('shadowVeryShort', second);
    const near = window.average('near', first);
    return () =>
      second.body < short.value &&
      second.lowerShadow > long.value &&
      second.upperShadow < veryShort.value &&
      second.bottom >= first.high - near.value
        ? BEARISH
        : NONE;
  },
});
