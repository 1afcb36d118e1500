/**
 * CDLHOMINGPIGEON, homing pigeon: a long black candle, then a short black one whose body lies
 * inside its body; 100, bullish.
 */
import { candlePattern } from './candle-pattern.js';
import { BULLISH, NONE } from './candle-signal.js';

export const cdlHomingPigeon = candlePattern({
  fn: 'CDLHOMINGPIGEON',
  title: 'Homing pigeon',
  description: 'A small black candle inside a long black one, a fall that slows: bullish (100).',
  rule(window) {
    const [first, second] = window.last(2);
    const long = window.average('bodyLong', first);
    const short = window.average('bodyShort', second);
    return () =>
      first.isBlack &&
      second.isBlack &&
      first.body > long.value &&
      second.body <= short.value &&
      second.open < first.open &&
      second.close > first.close
        ? BULLISH
        : NONE;
  },
});
