/**
 * CDLEVENINGDOJISTAR, evening doji star: a long white candle, a doji whose body gaps above it,
 * and a black one, not short, that closes inside the first body by more than the penetration;
 * −100, bearish.
 */
import { candlePattern } from './candle-pattern.js';
import { BEARISH, NONE } from './candle-signal.js';

export const cdlEveningDojiStar = candlePattern({
  fn: 'CDLEVENINGDOJISTAR',
  title: 'Evening doji star',
  description: 'A rise, a doji after a gap, and a fall deep into the rise: bearish (−100).',
  penetration: 0.3,
  rule(window, penetration) {
    const [first, second, third] = window.last(3);
    const long = window.average('bodyLong', first);
    const doji = window.average('bodyDoji', second);
    const shortThird = window.average('bodyShort', third);
    return () =>
      first.body > long.value &&
      first.isWhite &&
      second.body <= doji.value &&
      second.bodyGapsUp(first) &&
      third.body > shortThird.value &&
      third.isBlack &&
      third.close < first.close - first.body * penetration
        ? BEARISH
        : NONE;
  },
});
