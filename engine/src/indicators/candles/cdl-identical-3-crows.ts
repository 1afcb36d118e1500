/**
 * CDLIDENTICAL3CROWS, identical three crows: three black candles with hardly a lower shadow and
 * ever lower closes, each opening at the close before it; −100, bearish.
 */
import { candlePattern } from './candle-pattern.js';
import { BEARISH, NONE } from './candle-signal.js';
import { isWithin } from './candle.js';

export const cdlIdentical3Crows = candlePattern({
  fn: 'CDLIDENTICAL3CROWS',
  title: 'Identical three crows',
  description: 'Three black candles that each open where the last one closed: bearish (−100).',
  rule(window) {
    const [first, second, third] = window.last(3);
    const firstShadow = window.average('shadowVeryShort', first);
    const secondShadow = window.average('shadowVeryShort', second);
    const thirdShadow = window.average('shadowVeryShort', third);
    const equalFirst = window.average('equal', first);
    const equalSecond = window.average('equal', second);
    return () =>
      first.isBlack &&
      first.lowerShadow < firstShadow.value &&
      second.isBlack &&
      second.lowerShadow < secondShadow.value &&
      third.isBlack &&
      third.lowerShadow < thirdShadow.value &&
      first.close > second.close &&
      second.close > third.close &&
      isWithin(second.open, first.close, equalFirst.value) &&
      isWithin(third.open, second.close, equalSecond.value)
        ? BEARISH
        : NONE;
  },
});
