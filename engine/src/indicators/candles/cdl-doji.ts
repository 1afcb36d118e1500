/** CDLDOJI, doji: open and close nearly equal; always 100, for it says nothing of a direction. */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdlDoji = candlePattern({
  fn: 'CDLDOJI',
  title: 'Doji',
  description: 'Open and close are nearly equal: indecision (100, without a direction).',
  rule(window) {
    const [candle] = window.last(1);
    const doji = window.average('bodyDoji', candle);
    return () => (candle.body <= doji.value ? FULL : NONE);
  },
});
