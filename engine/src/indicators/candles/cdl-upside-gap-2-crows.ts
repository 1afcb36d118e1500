/**
 * CDLUPSIDEGAP2CROWS, upside gap two crows: a long white candle, a short black one whose body
 * gaps above it, and a black one that engulfs the second body and still closes above the first
 * close; −100, bearish.
 */
import { candlePattern } from './candle-pattern.js';
import { BEARISH, NONE } from './candle-signal.js';

export const cdlUpsideGap2Crows = candlePattern({
  fn: 'CDLUPSIDEGAP2CROWS',
  title: 'Upside gap two crows',
  description: 'Two black candles above a gap, the second engulfing the first: bearish (−100).',
  rule(window) {
    const [first, second, third] = window.last(3);
    const long = window.average('bodyLong', first);
    const short = window.average('bodyShort', second);
    return () =>
      first.isWhite &&
      first.body > long.value &&
      second.isBlack &&
      second.body <= short.value &&
      second.bodyGapsUp(first) &&
      third.isBlack &&
      third.open > second.open &&
      third.close < second.close &&
      third.close > first.close
        ? BEARISH
        : NONE;
  },
});
