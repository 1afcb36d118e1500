/**
 * CDLINNECK, in-neck pattern: a long black candle, then a white one that opens below its low and
 * closes at its close or slightly above; −100, bearish.
 */
import { candlePattern } from './candle-pattern.js';
import { BEARISH, NONE } from './candle-signal.js';

export const cdlInNeck = candlePattern({
  fn: 'CDLINNECK',
  title: 'In-neck pattern',
  description: 'A weak recovery that stops at the close before: the fall goes on (−100).',
  rule(window) {
    const [first, second] = window.last(2);
    const equal = window.average('equal', first);
    const long = window.average('bodyLong', first);
    return () =>
      first.isBlack &&
      first.body > long.value &&
      second.isWhite &&
      second.open < first.low &&
      second.close <= first.close + equal.value &&
      second.close >= first.close
        ? BEARISH
        : NONE;
  },
});
