/**
 * CDLMORNINGSTAR, morning star: a long black candle, a short candle whose body gaps below it,
 * and a white one, not short, that closes inside the first body by more than the penetration;
 * 100, bullish.
 */
import { candlePattern } from './candle-pattern.js';
import { BULLISH, NONE } from './candle-signal.js';

export const cdlMorningStar = candlePattern({
  fn: 'CDLMORNINGSTAR',
  title: 'Morning star',
  description: 'A fall, a small candle after a gap, and a rise deep into the fall: bullish (100).',
  penetration: 0.3,
  rule(window, penetration) {
    const [first, second, third] = window.last(3);
    const long = window.average('bodyLong', first);
    const shortSecond = window.average('bodyShort', second);
    const shortThird = window.average('bodyShort', third);
    return () =>
      first.body > long.value &&
      first.isBlack &&
      second.body <= shortSecond.value &&
      second.bodyGapsDown(first) &&
      third.body > shortThird.value &&
      third.isWhite &&
      third.close > first.close + first.body * penetration
        ? BULLISH
        : NONE;
  },
});
