/**
 * CDLHAMMER, hammer: a short body with a long lower shadow and hardly an upper one, that lies
 * below or near the low of the candle before; 100, bullish.
 */
import { candlePattern } from './candle-pattern.js';
import { BULLISH, NONE } from './candle-signal.js';

export const cdlHammer = candlePattern({
  fn: 'CDLHAMMER',
  title: 'Hammer',
  description: 'A small body above a long lower shadow at the bottom of a fall: bullish (100).',
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
      second.bottom <= first.low + near.value
        ? BULLISH
        : NONE;
  },
});
