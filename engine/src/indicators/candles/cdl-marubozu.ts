/**
 * CDLMARUBOZU, marubozu: a long body with hardly a shadow on either side; 100 white, −100 black.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';
import { isMarubozu } from './is-marubozu.js';

export const cdlMarubozu = candlePattern({
  fn: 'CDLMARUBOZU',
  title: 'Marubozu',
  description: 'A long candle without shadows: up (100) or down (−100).',
  rule(window) {
    const [candle] = window.last(1);
    const long = window.average('bodyLong', candle);
    const veryShort = window.average('shadowVeryShort', candle);
    return () => (isMarubozu(candle, long, veryShort) ? candle.sign * FULL : NONE);
  },
});
