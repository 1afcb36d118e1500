/**
 * CDLBELTHOLD, belt-hold: a long candle with hardly a shadow on the side where it opened; 100
 * white, −100 black.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdlBeltHold = candlePattern({
  fn: 'CDLBELTHOLD',
  title: 'Belt-hold',
  description: 'A long candle that opens at its extreme and runs: up (100) or down (−100).',
  rule(window) {
    const [candle] = window.last(1);
    const long = window.average('bodyLong', candle);
    const veryShort = window.average('shadowVeryShort', candle);
    return () => {
      const openShadow = candle.isWhite ? candle.lowerShadow : candle.upperShadow;
      return candle.body > long.value && openShadow < veryShort.value ? candle.sign * FULL : NONE;
    };
  },
});
