/** CDLLONGLINE, long line candle: a long body between two short shadows; 100 white, −100 black. */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdlLongLine = candlePattern({
  fn: 'CDLLONGLINE',
  title: 'Long line candle',
  description: 'A long body with short shadows: up (100) or down (−100).',
  rule(window) {
    const [candle] = window.last(1);
    const long = window.average('bodyLong', candle);
    const short = window.average('shadowShort', candle);
    return () =>
      candle.body > long.value &&
      candle.upperShadow < short.value &&
      candle.lowerShadow < short.value
        ? candle.sign * FULL
        : NONE;
  },
});
