/**
 * CDLHIGHWAVE, high-wave candle: a short body between two very long shadows; 100 white, −100
 * black (only the colour).
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdlHighWave = candlePattern({
  fn: 'CDLHIGHWAVE',
  title: 'High-wave candle',
  description: 'A small body between two very long shadows: indecision; 100 white, −100 black.',
  rule(window) {
    const [candle] = window.last(1);
    const short = window.average('bodyShort', candle);
    const veryLong = window.average('shadowVeryLong', candle);
    return () =>
      candle.body < short.value &&
      candle.upperShadow > veryLong.value &&
      candle.lowerShadow > veryLong.value
        ? candle.sign * FULL
        : NONE;
  },
});
