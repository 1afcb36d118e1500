/**
 * CDL3WHITESOLDIERS, three advancing white soldiers: three white candles with hardly an upper
 * shadow and ever higher closes, each opening inside or near the body before it, none far
 * shorter than the one before, the third not short; 100, bullish.
 */
import { candlePattern } from './candle-pattern.js';
import { BULLISH, NONE } from './candle-signal.js';

export const cdl3WhiteSoldiers = candlePattern({
  fn: 'CDL3WHITESOLDIERS',
  title: 'Three advancing white soldiers',
  description: 'Three strong white candles in a row that close near their highs: bullish (100).',
  rule(window) {
    const [first, second, third] = window.last(3);
    const firstShadow = window.average('shadowVeryShort', first);
    const secondShadow = window.average('shadowVeryShort', second);
    const thirdShadow = window.average('shadowVeryShort', third);
    const nearFirst = window.average('near', first);
    const nearSecond = window.average('near', second);
    const farFirst = window.average('far', first);
    const farSecond = window.average('far', second);
    const short = window.average('bodyShort', third);
    return () =>
      first.isWhite &&
      first.upperShadow < firstShadow.value &&
      second.isWhite &&
      second.upperShadow < secondShadow.value &&
      third.isWhite &&
      third.upperShadow < thirdShadow.value &&
      third.close > second.close &&
      second.close > first.close &&
      second.open > first.open &&
      second.open <= first.close + nearFirst.value &&
      third.open > second.open &&
      third.open <= second.close + nearSecond.value &&
      second.body > first.body - farFirst.value &&
      third.body > second.body - farSecond.value &&
      third.body > short.value
        ? BULLISH
        : NONE;
  },
});
