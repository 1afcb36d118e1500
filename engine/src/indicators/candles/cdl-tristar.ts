/**
 * CDLTRISTAR, tristar pattern: three doji, the second with a body that gaps above (below) the
 * first, the third not higher (lower) than the second; 100 bullish, −100 bearish.
 */
import { candlePattern } from './candle-pattern.js';
import { BEARISH, BULLISH, NONE } from './candle-signal.js';

export const cdlTristar = candlePattern({
  fn: 'CDLTRISTAR',
  title: 'Tristar pattern',
  description: 'Three doji in a row with the middle one apart: up (100) or down (−100).',
  rule(window) {
    const [first, second, third] = window.last(3);
    const doji = window.average('bodyDoji', first);
    return () => {
      const { value } = doji;
      if (!(first.body <= value && second.body <= value && third.body <= value)) return NONE;
      if (second.bodyGapsUp(first) && third.top < second.top) return BEARISH;
      return second.bodyGapsDown(first) && third.bottom > second.bottom ? BULLISH : NONE;
    };
  },
});
