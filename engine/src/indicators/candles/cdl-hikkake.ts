/**
 * CDLHIKKAKE, hikkake pattern: a candle inside the range of the one before, then a candle with a
 * lower high and a lower low (100, bullish) or a higher high and a higher low (−100, bearish);
 * 200 or −200 when, within three bars, a close breaks the high or low of the inside candle.
 */
import { candlePattern } from './candle-pattern.js';
import { HikkakeWatch } from './hikkake-watch.js';

export const cdlHikkake = candlePattern({
  fn: 'CDLHIKKAKE',
  title: 'Hikkake pattern',
  description:
    'A false break out of an inside candle: up (100) or down (−100); 200 and −200 once a close confirms it.',
  lookback: () => 5,
  asksEarlier: 3,
  rule(window) {
    const [first, second, third] = window.last(3);
    const watch = window.remember(new HikkakeWatch());
    return () => {
      const inside = second.high < first.high && second.low > first.low;
      if (inside && third.high < second.high && third.low < second.low)
        return watch.start(1, second.high);
      if (inside && third.high > second.high && third.low > second.low)
        return watch.start(-1, second.low);
      return watch.confirm(third.close);
    };
  },
});
