/**
 * CDLXSIDEGAP3METHODS, upside or downside gap three methods: two candles of one colour with a
 * gap between their bodies, then one of the other colour that opens inside the second body and
 * closes inside the first; 100 after a gap up, −100 after a gap down.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdlXSideGap3Methods = candlePattern({
  fn: 'CDLXSIDEGAP3METHODS',
  title: 'Upside or downside gap three methods',
  description: 'A gap that the third candle closes: the trend goes on, up (100) or down (−100).',
  rule(window) {
    const [first, second, third] = window.last(3);
    return () => {
      const { sign } = first;
      const gaps = sign === 1 ? second.bodyGapsUp(first) : second.bodyGapsDown(first);
      if (!(gaps && second.sign === sign && third.sign === -sign)) return NONE;
      const opensInside = third.open < second.top && third.open > second.bottom;
      return opensInside && third.close < first.top && third.close > first.bottom
        ? sign * FULL
        : NONE;
    };
  },
});
