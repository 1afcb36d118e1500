/**
 * CDLRISEFALL3METHODS, rising and falling three methods: a long candle, three short ones of the
 * other colour that go back inside its range, and a long one of its own colour that opens beyond
 * the fourth close and closes beyond the first close; 100 rising, −100 falling.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';
import type { Candle } from './candle.js';

export const cdlRiseFall3Methods = candlePattern({
  fn: 'CDLRISEFALL3METHODS',
  title: 'Rising and falling three methods',
  description: 'A trend that rests in three small candles and goes on: up (100) or down (−100).',
  rule(window) {
    const [first, second, third, fourth, fifth] = window.last(5);
    const longFirst = window.average('bodyLong', first);
    const shortSecond = window.average('bodyShort', second);
    const shortThird = window.average('bodyShort', third);
    const shortFourth = window.average('bodyShort', fourth);
    const longFifth = window.average('bodyLong', fifth);
    const hasRightSizes = (): boolean =>
      first.body > longFirst.value &&
      second.body < shortSecond.value &&
      third.body < shortThird.value &&
      fourth.body < shortFourth.value &&
      fifth.body > longFifth.value;
    const hasRightColours = (): boolean =>
      second.sign === -first.sign &&
      third.sign === -first.sign &&
      fourth.sign === -first.sign &&
      fifth.sign === first.sign;
    const staysInside = (): boolean =>
      touches(second, first) && touches(third, first) && touches(fourth, first);
    return () => {
      if (!(hasRightColours() && hasRightSizes() && staysInside())) return NONE;
      const { sign } = first;
      const goesBack =
        (third.close - second.close) * sign < 0 && (fourth.close - third.close) * sign < 0;
      const goesOn =
        (fifth.open - fourth.close) * sign > 0 && (fifth.close - first.close) * sign > 0;
      return goesBack && goesOn ? sign * FULL : NONE;
    };
  },
});

/** A part of the body lies inside the other candle's range. */
function touches(candle: Candle, other: Candle): boolean {
  return candle.bottom < other.high && candle.top > other.low;
}
