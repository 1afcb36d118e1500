/**
 * CDL3LINESTRIKE, three-line strike: three candles of one colour, each opening inside or near
 * the body before it and closing further, then one of the other colour that opens beyond the
 * third close and closes beyond the first open; the sign is that of the three.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdl3LineStrike = candlePattern({
  fn: 'CDL3LINESTRIKE',
  title: 'Three-line strike',
  description:
    'Three steps in one direction, all taken back by a fourth candle; 100 after three white, −100 after three black.',
  rule(window) {
    const [first, second, third, fourth] = window.last(4);
    const nearFirst = window.average('near', first);
    const nearSecond = window.average('near', second);
    return () =>
      second.sign === first.sign &&
      third.sign === first.sign &&
      fourth.sign === -first.sign &&
      second.open >= first.bottom - nearFirst.value &&
      second.open <= first.top + nearFirst.value &&
      third.open >= second.bottom - nearSecond.value &&
      third.open <= second.top + nearSecond.value &&
      (second.close - first.close) * first.sign > 0 &&
      (third.close - second.close) * first.sign > 0 &&
      (fourth.open - third.close) * first.sign > 0 &&
      (first.open - fourth.close) * first.sign > 0
        ? first.sign * FULL
        : NONE;
  },
});
