/**
 * CDLUNIQUE3RIVER, unique three river: a long black candle, a black one with a higher close and
 * a lower low that opens no higher, and a short white one that opens above that low; 100,
 * bullish.
 */
import { candlePattern } from './candle-pattern.js';
import { BULLISH, NONE } from './candle-signal.js';

export const cdlUnique3River = candlePattern({
  fn: 'CDLUNIQUE3RIVER',
  title: 'Unique three river',
  description: 'A fall whose new low is not held and ends in a small white candle: bullish (100).',
  rule(window) {
    const [first, second, third] = window.last(3);
    const long = window.average('bodyLong', first);
    const short = window.average('bodyShort', third);
    return () =>
      first.body > long.value &&
      first.isBlack &&
      second.isBlack &&
      second.close > first.close &&
      second.open <= first.open &&
      second.low < first.low &&
      third.body < short.value &&
      third.isWhite &&
      third.open > second.low
        ? BULLISH
        : NONE;
  },
});
