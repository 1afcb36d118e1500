/**
 * CDLONNECK, on-neck pattern: a long black candle, then a white one that opens below its low and
 * closes at that low; −100, bearish.
 */
import { candlePattern } from './candle-pattern.js';
import { BEARISH, NONE } from './candle-signal.js';
import { isWithin } from './candle.js';

export const cdlOnNeck = candlePattern({
  fn: 'CDLONNECK',
  title: 'On-neck pattern',
  description: 'A weak recovery that stops at the low before: the fall goes on (−100).',
  rule(window) {
    const [first, second] = window.last(2);
    const equal = window.average('equal', first);
    const long = window.average('bodyLong', first);
    return () =>
      first.isBlack &&
      first.body > long.value &&
      second.isWhite &&
      second.open < first.low &&
      isWithin(second.close, first.low, equal.value)
        ? BEARISH
        : NONE;
  },
});
