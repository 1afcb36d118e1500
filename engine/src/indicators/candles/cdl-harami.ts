/**
 * CDLHARAMI, harami pattern: a long candle, then a short one whose body lies inside its body;
 * 100 (bullish) after a black candle, −100 (bearish) after a white one, 80 and −80 where an end
 * of the two bodies is equal.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE, PARTIAL } from './candle-signal.js';

export const cdlHarami = candlePattern({
  fn: 'CDLHARAMI',
  title: 'Harami pattern',
  description:
    'A small body inside the long body before it: up (100, 80) or down (−100, −80); 80 with an equal end.',
  rule(window) {
    const [first, second] = window.last(2);
    const long = window.average('bodyLong', first);
    const short = window.average('bodyShort', second);
    return () => {
      if (!(first.body > long.value && second.body <= short.value)) return NONE;
      if (second.bodyInside(first)) return -first.sign * FULL;
      return second.top <= first.top && second.bottom >= first.bottom
        ? -first.sign * PARTIAL
        : NONE;
    };
  },
});
