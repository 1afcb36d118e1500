/**
 * CDLTASUKIGAP, tasuki gap: a candle whose body gaps away from the first, then one of the other
 * colour and about the same size that opens inside its body and closes inside the gap; 100 after
 * a gap up, −100 after a gap down.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdlTasukiGap = candlePattern({
  fn: 'CDLTASUKIGAP',
  title: 'Tasuki gap',
  description:
    'A gap that the third candle does not close: the trend goes on, up (100) or down (−100).',
  rule(window) {
    const [first, second, third] = window.last(3);
    const near = window.average('near', second);
    return () => {
      const { sign } = second;
      const gaps = sign === 1 ? second.bodyGapsUp(first) : second.bodyGapsDown(first);
      if (!(gaps && third.sign === -sign && Math.abs(second.body - third.body) < near.value))
        return NONE;
      const opensInside = third.open < second.top && third.open > second.bottom;
      const edge = sign === 1 ? first.top : first.bottom;
      const closesInGap = (second.open - third.close) * sign > 0 && (third.close - edge) * sign > 0;
      return opensInside && closesInGap ? sign * FULL : NONE;
    };
  },
});
