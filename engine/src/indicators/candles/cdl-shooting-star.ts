/**
 * CDLSHOOTINGSTAR, shooting star: a short body with a long upper shadow and hardly a lower one,
 * whose body gaps above the body before; −100, bearish.
 */
import { candlePattern } from './candle-pattern.js';
import { BEARISH, NONE } from './candle-signal.js';

export const cdlShootingStar = candlePattern({
  fn: 'CDLSHOOTINGSTAR',
  title: 'Shooting star',
  description: 'A small body under a long upper shadow after a gap up: bearish (−100).',
  rule(window) {
    const [first, second] = window.last(2);
    const short = window.average('bodyShort', second);
    const long = window.average('shadowLong', second);
    const veryShort = window.average('shadowVeryShort', second);
    return () =>
      second.body < short.value &&
      second.upperShadow > long.value &&
      second.lowerShadow < veryShort.value &&
      second.bodyGapsUp(first)
        ? BEARISH
        : NONE;
  },
});
