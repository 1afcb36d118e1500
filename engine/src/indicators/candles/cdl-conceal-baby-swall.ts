/**
 * CDLCONCEALBABYSWALL, concealing baby swallow: two black candles with hardly a shadow, a black
 * one whose body gaps down and whose upper shadow reaches into the second body, and a black one
 * that engulfs the third with its shadows; 100, bullish.
 */
import { candlePattern } from './candle-pattern.js';
import { BULLISH, NONE } from './candle-signal.js';

export const cdlConcealBabySwall = candlePattern({
  fn: 'CDLCONCEALBABYSWALL',
  title: 'Concealing baby swallow',
  description: 'A steep fall whose last black candle swallows the one before: bullish (100).',
  rule(window) {
    const [first, second, third, fourth] = window.last(4);
    const firstShadow = window.average('shadowVeryShort', first);
    const secondShadow = window.average('shadowVeryShort', second);
    const thirdShadow = window.average('shadowVeryShort', third);
    return () =>
      first.isBlack &&
      second.isBlack &&
      third.isBlack &&
      fourth.isBlack &&
      first.lowerShadow < firstShadow.value &&
      first.upperShadow < firstShadow.value &&
      second.lowerShadow < secondShadow.value &&
      second.upperShadow < secondShadow.value &&
      third.bodyGapsDown(second) &&
      third.upperShadow > thirdShadow.value &&
      third.high > second.close &&
      fourth.high > third.high &&
      fourth.low < third.low
        ? BULLISH
        : NONE;
  },
});
