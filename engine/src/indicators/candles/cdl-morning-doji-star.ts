/**
 * CDLMORNINGDOJISTAR, morning doji star: a long black candle, a doji whose body gaps below it,
 * and a white one, not short, that closes inside the first body by more than the penetration;
 * 100, bullish.
 */
import { candlePattern } from './candle-pattern.js';
import { BULLISH, NONE } from './candle-signal.js';

export const cdlMorningDojiStar = candlePattern({
  fn: 'CDLMORNINGDOJISTAR',
  title: 'Morning doji star',
  description: 'A fall, a doji after a gap, and a rise deep into the fall: bullish (100).',
  penetration: 0.3,
  rule(window, penetration) {
    const [first, second, third] = window.last(3);
    const long = window.average('bodyLong', first);
    const doji = window.average('bodyDoji', second);
    const shortThird = window.average('bodyShort', third);
    return () =>
      first.body > long.value &&
      first.isBlack &&
      second.body <= doji.value &&
      second.bodyGapsDown(first) &&
      third.body > shortThird.value &&
      third.isWhite &&
      third.close > first.close + first.body * penetration
        ? BULLISH
        : NONE;
  },
});
