/**
 * CDLDOJISTAR, doji star: a long candle, then a doji whose body gaps away in its direction; 100
 * (bullish) after a black candle, −100 (bearish) after a white one.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdlDojiStar = candlePattern({
  fn: 'CDLDOJISTAR',
  title: 'Doji star',
  description: 'A doji after a gap in the trend warns of a turn: up (100) or down (−100).',
  rule(window) {
    const [first, second] = window.last(2);
    const long = window.average('bodyLong', first);
    const doji = window.average('bodyDoji', second);
    return () => {
      if (!(first.body > long.value && second.body <= doji.value)) return NONE;
      const gaps = first.isWhite ? second.bodyGapsUp(first) : second.bodyGapsDown(first);
      return gaps ? -first.sign * FULL : NONE;
    };
  },
});
