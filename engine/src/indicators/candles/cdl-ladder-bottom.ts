/**
 * CDLLADDERBOTTOM, ladder bottom: three black candles with ever lower opens and closes, a black
 * one with an upper shadow, and a white one that opens above its body and closes above its high;
 * 100, bullish.
 */
import { candlePattern } from './candle-pattern.js';
import { BULLISH, NONE } from './candle-signal.js';

export const cdlLadderBottom = candlePattern({
  fn: 'CDLLADDERBOTTOM',
  title: 'Ladder bottom',
  description: 'A fall of four black candles ended by a white one above them: bullish (100).',
  rule(window) {
    const [first, second, third, fourth, fifth] = window.last(5);
    const veryShort = window.average('shadowVeryShort', fourth);
    return () =>
      first.isBlack &&
      second.isBlack &&
      third.isBlack &&
      first.open > second.open &&
      second.open > third.open &&
      first.close > second.close &&
      second.close > third.close &&
      fourth.isBlack &&
      fourth.upperShadow > veryShort.value &&
      fifth.isWhite &&
      fifth.open > fourth.open &&
      fifth.close > fourth.high
        ? BULLISH
        : NONE;
  },
});
