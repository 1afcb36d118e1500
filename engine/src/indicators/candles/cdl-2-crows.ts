/**
 * CDL2CROWS, two crows: a long white candle, a black one whose body gaps above it, and a black
 * one that opens inside the second body and closes inside the first; −100, bearish.
 */
import { candlePattern } from './candle-pattern.js';
import { BEARISH, NONE } from './candle-signal.js';

export const cdl2Crows = candlePattern({
  fn: 'CDL2CROWS',
  title: 'Two crows',
  description: 'A rise that gaps up and is given back by two black candles: bearish (−100).',
  rule(window) {
    const [first, second, third] = window.last(3);
    const long = window.average('bodyLong', first);
    return () =>
      first.isWhite &&
      first.body > long.value &&
      second.isBlack &&
      second.bodyGapsUp(first) &&
      third.isBlack &&
      third.open < second.open &&
      third.open > second.close &&
      third.close > first.open &&
      third.close < first.close
        ? BEARISH
        : NONE;
  },
});
