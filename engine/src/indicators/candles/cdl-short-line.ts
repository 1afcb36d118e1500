/**
 * CDLSHORTLINE, short line candle: a short body between two short shadows; 100 white, −100
 * black.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdlShortLine = candlePattern({
  fn: 'CDLSHORTLINE',
  title: 'Short line candle',
  description: 'A short body with short shadows: 100 white, −100 black.',
  rule(window) {
    const [candle] = window.last(1);
    const shortBody = window.average('bodyShort', candle);
    const shortShadow = window.average('shadowShort', candle);
    return () =>
      candle.body < shortBody.value &&
      candle.upperShadow < shortShadow.value &&
      candle.lowerShadow < shortShadow.value
        ? candle.sign * FULL
        : NONE;
  },
});
