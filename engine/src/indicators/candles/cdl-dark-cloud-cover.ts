/**
 * CDLDARKCLOUDCOVER, dark cloud cover: a long white candle, then a black one that opens above
 * its high and closes inside its body by more than the penetration; −100, bearish.
 */
import { candlePattern } from './candle-pattern.js';
import { BEARISH, NONE } from './candle-signal.js';

export const cdlDarkCloudCover = candlePattern({
  fn: 'CDLDARKCLOUDCOVER',
  title: 'Dark cloud cover',
  description:
    'An open at a new high that falls deep into the white candle before: bearish (−100).',
  penetration: 0.5,
  rule(window, penetration) {
    const [first, second] = window.last(2);
    const long = window.average('bodyLong', first);
    return () =>
      first.isWhite &&
      first.body > long.value &&
      second.isBlack &&
      second.open > first.high &&
      second.close > first.open &&
      second.close < first.close - first.body * penetration
        ? BEARISH
        : NONE;
  },
});
