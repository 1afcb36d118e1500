/**
 * CDLINVERTEDHAMMER, inverted hammer: a short body with a long upper shadow and hardly a lower
 * one, whose body gaps below the body before; 100, bullish.
 */
import { candlePattern } from './candle-pattern.js';
import { BULLISH, NONE } from './candle-signal.js';

export const cdlInvertedHammer = candlePattern({
  fn: 'CDLINVERTEDHAMMER',
  title: 'Inverted hammer',
  description: 'A small body under a long upper shadow after a gap down: bullish (100).',
  rule(window) {
    const [first, second] = window.last(2);
    const short = window.average('bodyShort', second);
    const long = window.average('shadowLong', second);
    const veryShort = window.average('shadowVeryShort', second);
    return () =>
      second.body < short.value &&
      second.upperShadow > long.value &&
      second.lowerShadow < veryShort.value &&
      second.bodyGapsDown(first)
        ? BULLISH
        : NONE;
  },
});
