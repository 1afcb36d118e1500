/**
 * CDLSTICKSANDWICH, stick sandwich: a black candle, a white one that stays above its close, and
 * a black one with the close of the first; 100, bullish.
 */
import { candlePattern } from './candle-pattern.js';
import { BULLISH, NONE } from './candle-signal.js';
import { isWithin } from './candle.js';

export const cdlStickSandwich = candlePattern({
  fn: 'CDLSTICKSANDWICH',
  title: 'Stick sandwich',
  description: 'Two black candles with one close around a white one: bullish (100).',
  rule(window) {
    const [first, second, third] = window.last(3);
    const equal = window.average('equal', first);
    return () =>
      first.isBlack &&
      second.isWhite &&
      third.isBlack &&
      second.low > first.close &&
      isWithin(third.close, first.close, equal.value)
        ? BULLISH
        : NONE;
  },
});
