/**
 * CDLCLOSINGMARUBOZU, closing marubozu: a long candle with hardly a shadow on the side where it
 * closed; 100 white, −100 black.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdlClosingMarubozu = candlePattern({
  fn: 'CDLCLOSINGMARUBOZU',
  title: 'Closing marubozu',
  description: 'A long candle that closes at its extreme: up (100) or down (−100).',
  rule(window) {
    const [candle] = window.last(1);
    const long = window.average('bodyLong', candle);
    const veryShort = window.average('shadowVeryShort', candle);
    return () => {
      const closeShadow = candle.isWhite ? candle.upperShadow : candle.lowerShadow;
      return candle.body > long.value && closeShadow < veryShort.value ? candle.sign * FULL : NONE;
    };
  },
});
