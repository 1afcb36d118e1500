/**
 * CDLGAPSIDESIDEWHITE, up or down gap, side-by-side white lines: two white candles of about one
 * size and one open whose bodies both gap away from the candle before them; 100 after a gap up,
 * −100 after a gap down.
 */
import { candlePattern } from './candle-pattern.js';
import { BEARISH, BULLISH, NONE } from './candle-signal.js';
import { isWithin } from './candle.js';

export const cdlGapSideSideWhite = candlePattern({
  fn: 'CDLGAPSIDESIDEWHITE',
  title: 'Up or down gap, side-by-side white lines',
  description: 'Two alike white candles beyond a gap: the trend goes on, up (100) or down (−100).',
  rule(window) {
    const [first, second, third] = window.last(3);
    const near = window.average('near', second);
    const equal = window.average('equal', second);
    return () => {
      const alike =
        second.isWhite &&
        third.isWhite &&
        isWithin(third.body, second.body, near.value) &&
        isWithin(third.open, second.open, equal.value);
      if (!alike) return NONE;
      if (second.bodyGapsUp(first) && third.bodyGapsUp(first)) return BULLISH;
      return second.bodyGapsDown(first) && third.bodyGapsDown(first) ? BEARISH : NONE;
    };
  },
});
