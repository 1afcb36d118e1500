/**
 * CDLBREAKAWAY, breakaway: a long candle, a second of its colour whose body gaps away, two that
 * go further with the fourth of the same colour, and a fifth of the other colour that closes
 * inside the gap; 100 bullish, −100 bearish.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';
import type { Candle } from './candle.js';

export const cdlBreakaway = candlePattern({
  fn: 'CDLBREAKAWAY',
  title: 'Breakaway',
  description:
    'A run after a gap that one candle takes back into the gap: up (100) or down (−100).',
  rule(window) {
    const [first, second, third, fourth, fifth] = window.last(5);
    const long = window.average('bodyLong', first);
    return () => {
      const sign = first.sign;
      if (!(
        first.body > long.value &&
        second.sign === sign &&
        fourth.sign === sign &&
        fifth.sign === -sign
      ))
        return NONE;
      if ((second.open - fifth.close) * sign <= 0 || (fifth.close - first.close) * sign <= 0)
        return NONE;
      const gaps = sign === 1 ? second.bodyGapsUp(first) : second.bodyGapsDown(first);
      return gaps && goesOn(second, third, sign) && goesOn(third, fourth, sign)
        ? fifth.sign * FULL
        : NONE;
    };
  },
});

/** Both ends of the range move on in the direction. */
function goesOn(before: Candle, candle: Candle, sign: 1 | -1): boolean {
  return (candle.high - before.high) * sign > 0 && (candle.low - before.low) * sign > 0;
}
