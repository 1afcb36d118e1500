/** CDLMATCHINGLOW, matching low: two black candles with equal closes; 100, bullish. */
import { candlePattern } from './candle-pattern.js';
import { BULLISH, NONE } from './candle-signal.js';
import { isWithin } from './candle.js';

export const cdlMatchingLow = candlePattern({
  fn: 'CDLMATCHINGLOW',
  title: 'Matching low',
  description: 'Two black candles that stop at the same close: bullish (100).',
  rule(window) {
    const [first, second] = window.last(2);
    const equal = window.average('equal', first);
    return () =>
      first.isBlack && second.isBlack && isWithin(second.close, first.close, equal.value)
        ? BULLISH
        : NONE;
  },
});
