/**
 * CDLCOUNTERATTACK, counterattack: two long candles of different colours with equal closes; 100
 * if the second is white, −100 if it is black.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';
import { isWithin } from './candle.js';

export const cdlCounterattack = candlePattern({
  fn: 'CDLCOUNTERATTACK',
  title: 'Counterattack',
  description:
    'A long candle answered by one of the other colour that returns to the same close: up (100) or down (−100).',
  rule(window) {
    const [first, second] = window.last(2);
    const equal = window.average('equal', first);
    const longFirst = window.average('bodyLong', first);
    const longSecond = window.average('bodyLong', second);
    return () =>
      second.sign === -first.sign &&
      first.body > longFirst.value &&
      second.body > longSecond.value &&
      isWithin(second.close, first.close, equal.value)
        ? second.sign * FULL
        : NONE;
  },
});
