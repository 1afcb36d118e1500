/**
 * CDLTHRUSTING, thrusting pattern: a long black candle, then a white one that opens below its
 * low and closes inside its body, but not above the middle; −100, bearish.
 */
import { candlePattern } from './candle-pattern.js';
import { BEARISH, NONE } from './candle-signal.js';

export const cdlThrusting = candlePattern({
  fn: 'CDLTHRUSTING',
  title: 'Thrusting pattern',
  description:
    'A recovery that does not reach the middle of the black candle before: the fall goes on (−100).',
  rule(window) {
    const [first, second] = window.last(2);
    const equal = window.average('equal', first);
    const long = window.average('bodyLong', first);
    return () =>
      first.isBlack &&
      first.body > long.value &&
      second.isWhite &&
      second.open < first.low &&
      second.close > first.close + equal.value &&
      second.close <= first.close + first.body * 0.5
        ? BEARISH
        : NONE;
  },
});
