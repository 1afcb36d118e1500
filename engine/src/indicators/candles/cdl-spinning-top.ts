/**
 * CDLSPINNINGTOP, spinning top: a short body with two shadows that are longer than it; 100
 * white, −100 black (only the colour).
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdlSpinningTop = candlePattern({
  fn: 'CDLSPINNINGTOP',
  title: 'Spinning top',
  description: 'A small body between two longer shadows: indecision; 100 white, −100 black.',
  rule(window) {
    const [candle] = window.last(1);
    const short = window.average('bodyShort', candle);
    return () =>
      candle.body < short.value &&
      candle.upperShadow > candle.body &&
      candle.lowerShadow > candle.body
        ? candle.sign * FULL
        : NONE;
  },
});
