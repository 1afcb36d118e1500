/**
 * CDL3STARSINSOUTH, three stars in the south: a long black candle with a long lower shadow, a
 * smaller black one that opens inside the first range and makes a higher low with a lower
 * shadow, and a short black one with hardly a shadow inside the second range; 100, bullish.
 */
import { candlePattern } from './candle-pattern.js';
import { BULLISH, NONE } from './candle-signal.js';

export const cdl3StarsInSouth = candlePattern({
  fn: 'CDL3STARSINSOUTH',
  title: 'Three stars in the south',
  description: 'A fall that loses strength in three ever smaller black candles: bullish (100).',
  rule(window) {
    const [first, second, third] = window.last(3);
    const long = window.average('bodyLong', first);
    const longShadow = window.average('shadowLong', first);
    const secondShadow = window.average('shadowVeryShort', second);
    const thirdShadow = window.average('shadowVeryShort', third);
    const short = window.average('bodyShort', third);
    return () =>
      first.isBlack &&
      second.isBlack &&
      third.isBlack &&
      first.body > long.value &&
      first.lowerShadow > longShadow.value &&
      second.body < first.body &&
      second.open > first.close &&
      second.open <= first.high &&
      second.low < first.close &&
      second.low >= first.low &&
      second.lowerShadow > secondShadow.value &&
      third.body < short.value &&
      third.lowerShadow < thirdShadow.value &&
      third.upperShadow < thirdShadow.value &&
      third.low > second.low &&
      third.high < second.high
        ? BULLISH
        : NONE;
  },
});
