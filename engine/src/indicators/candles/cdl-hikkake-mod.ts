/**
 * CDLHIKKAKEMOD, modified hikkake pattern: a candle that lies inside the one before and closes
 * near its low (high), a candle inside it, then one with a lower (higher) high and low: 100
 * bullish (−100 bearish); 200 or −200 when, within three bars, a close breaks the high or low of
 * the third candle.
 */
import { candlePattern } from './candle-pattern.js';
import type { Candle } from './candle.js';
import { HikkakeWatch } from './hikkake-watch.js';

export const cdlHikkakeMod = candlePattern({
  fn: 'CDLHIKKAKEMOD',
  title: 'Modified hikkake pattern',
  description:
    'A hikkake out of two inside candles: up (100) or down (−100); 200 and −200 once a close confirms it.',
  lookback: (longestPeriod) => Math.max(1, longestPeriod) + 5,
  asksEarlier: 3,
  rule(window) {
    const [first, second, third, fourth] = window.last(4);
    const near = window.average('near', second);
    const watch = window.remember(new HikkakeWatch());
    return () => {
      const inside = isInside(second, first) && isInside(third, second);
      const falls = fourth.high < third.high && fourth.low < third.low;
      if (inside && falls && second.close <= second.low + near.value)
        return watch.start(1, third.high);
      const rises = fourth.high > third.high && fourth.low > third.low;
      if (inside && rises && second.close >= second.high - near.value)
        return watch.start(-1, third.low);
      return watch.confirm(fourth.close);
    };
  },
});

function isInside(candle: Candle, other: Candle): boolean {
  return candle.high < other.high && candle.low > other.low;
}
