/**
 * CDLPIERCING, piercing pattern: a long black candle, then a long white one that opens below its
 * low and closes inside its body, above the middle; 100, bullish.
 */
import { candlePattern } from './candle-pattern.js';
import { BULLISH, NONE } from './candle-signal.js';

export const cdlPiercing = candlePattern({
  fn: 'CDLPIERCING',
  title: 'Piercing pattern',
  description:
    'An open at a new low that rises over the middle of the black candle before: bullish (100).',
  rule(window) {
    const [first, second] = window.last(2);
    const longFirst = window.average('bodyLong', first);
    const longSecond = window.average('bodyLong', second);
    return () =>
      first.isBlack &&
      first.body > longFirst.value &&
      second.isWhite &&
      second.body > longSecond.value &&
      second.open < first.low &&
      second.close < first.open &&
      second.close > first.close + first.body * 0.5
        ? BULLISH
        : NONE;
  },
});
