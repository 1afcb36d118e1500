/**
 * CDLSTALLEDPATTERN, stalled pattern: three white candles with ever higher closes: two long
 * ones, the second opening inside or near the first body with hardly an upper shadow, and a
 * short one that rides on its shoulder; −100, bearish.
 */
import { candlePattern } from './candle-pattern.js';
import { BEARISH, NONE } from './candle-signal.js';

export const cdlStalledPattern = candlePattern({
  fn: 'CDLSTALLEDPATTERN',
  title: 'Stalled pattern',
  description: 'Two long white candles and a small one at their top: the rise stalls (−100).',
  rule(window) {
    const [first, second, third] = window.last(3);
    const longFirst = window.average('bodyLong', first);
    const longSecond = window.average('bodyLong', second);
    const short = window.average('bodyShort', third);
    const veryShort = window.average('shadowVeryShort', second);
    const nearFirst = window.average('near', first);
    const nearSecond = window.average('near', second);
    return () =>
      first.isWhite &&
      second.isWhite &&
      third.isWhite &&
      third.close > second.close &&
      second.close > first.close &&
      first.body > longFirst.value &&
      second.body > longSecond.value &&
      second.upperShadow < veryShort.value &&
      second.open > first.open &&
      second.open <= first.close + nearFirst.value &&
      third.body < short.value &&
      third.open >= second.close - third.body - nearSecond.value
        ? BEARISH
        : NONE;
  },
});
