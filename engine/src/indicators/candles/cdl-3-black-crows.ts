/**
 * CDL3BLACKCROWS, three black crows: after a white candle three black ones with hardly a lower
 * shadow, each opening inside the body before it and closing lower, the first closing below the
 * high of the white one; −100, bearish.
 */
import { candlePattern } from './candle-pattern.js';
import { BEARISH, NONE } from './candle-signal.js';

export const cdl3BlackCrows = candlePattern({
  fn: 'CDL3BLACKCROWS',
  title: 'Three black crows',
  description:
    'Three black candles in a row that close near their lows, each lower: bearish (−100).',
  rule(window) {
    const [first, second, third, fourth] = window.last(4);
    const firstShadow = window.average('shadowVeryShort', second);
    const secondShadow = window.average('shadowVeryShort', third);
    const thirdShadow = window.average('shadowVeryShort', fourth);
    return () =>
      first.isWhite &&
      second.isBlack &&
      second.lowerShadow < firstShadow.value &&
      third.isBlack &&
      third.lowerShadow < secondShadow.value &&
      fourth.isBlack &&
      fourth.lowerShadow < thirdShadow.value &&
      third.open < second.open &&
      third.open > second.close &&
      fourth.open < third.open &&
      fourth.open > third.close &&
      first.high > second.close &&
      second.close > third.close &&
      third.close > fourth.close
        ? BEARISH
        : NONE;
  },
});
