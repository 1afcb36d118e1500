/**
 * CDL3OUTSIDE, three outside up or down: a candle, one of the other colour whose body engulfs
 * it, and one that closes further in the direction of the second; 100 up, −100 down.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdl3Outside = candlePattern({
  fn: 'CDL3OUTSIDE',
  title: 'Three outside up or down',
  description: 'An engulfing candle confirmed by the next close: up (100) or down (−100).',
  // As TA-Lib, a bar later than the rule needs.
  lookback: () => 3,
  rule(window) {
    const [first, second, third] = window.last(3);
    return () =>
      second.sign === -first.sign &&
      (second.close - first.open) * second.sign > 0 &&
      (first.close - second.open) * second.sign > 0 &&
      (third.close - second.close) * second.sign > 0
        ? second.sign * FULL
        : NONE;
  },
});
