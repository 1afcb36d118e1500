/**
 * CDL3INSIDE, three inside up or down: a long candle, a short one whose body lies inside its
 * body, and one of the other colour than the first that closes beyond the open of the first; 100
 * up, −100 down.
 */
import { candlePattern } from './candle-pattern.js';
import { FULL, NONE } from './candle-signal.js';

export const cdl3Inside = candlePattern({
  fn: 'CDL3INSIDE',
  title: 'Three inside up or down',
  description:
    'A harami confirmed by the third close: up (100) after a black candle, down (−100) after a white one.',
  rule(window) {
    const [first, second, third] = window.last(3);
    const long = window.average('bodyLong', first);
    const short = window.average('bodyShort', second);
    return () =>
      first.body > long.value &&
      second.body <= short.value &&
      second.bodyInside(first) &&
      third.sign === -first.sign &&
      (third.close - first.open) * third.sign > 0
        ? third.sign * FULL
        : NONE;
  },
});
