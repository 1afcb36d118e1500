/**
 * CDLENGULFING, engulfing pattern: a candle of the other colour whose body engulfs the body
 * before it; 100 bullish, −100 bearish, 80 and −80 where one end of the two bodies is equal.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE, PARTIAL } from './candle-signal.js';

export const cdlEngulfing = candlePattern({
  fn: 'CDLENGULFING',
  title: 'Engulfing pattern',
  description:
    'A body swallows the one before of the other colour: up (100, 80) or down (−100, −80); 80 with one equal end.',
  // As TA-Lib, a bar later than the rule needs.
  lookback: () => 2,
  rule(window) {
    const [first, second] = window.last(2);
    return () => {
      if (second.sign === first.sign) return NONE;
      const beyondOpen = (second.close - first.open) * second.sign;
      const beyondClose = (first.close - second.open) * second.sign;
      if (beyondOpen < 0 || beyondClose < 0 || (beyondOpen === 0 && beyondClose === 0)) return NONE;
      return second.sign * (beyondOpen > 0 && beyondClose > 0 ? FULL : PARTIAL);
    };
  },
});
