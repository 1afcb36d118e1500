/**
 * CDLABANDONEDBABY, abandoned baby: a long candle, a doji that gaps away from it with its
 * shadows, and a candle of the other colour, not short, that gaps back and closes inside the
 * first body by more than the penetration; 100 bullish, −100 bearish.
 */
import { candlePattern } from './candle-pattern.js';
import { BEARISH, BULLISH, NONE } from './candle-signal.js';

export const cdlAbandonedBaby = candlePattern({
  fn: 'CDLABANDONEDBABY',
  title: 'Abandoned baby',
  description: 'A doji left alone between two gaps turns the trend: up (100) or down (−100).',
  penetration: 0.3,
  rule(window, penetration) {
    const [first, second, third] = window.last(3);
    const long = window.average('bodyLong', first);
    const doji = window.average('bodyDoji', second);
    const short = window.average('bodyShort', third);
    return () => {
      if (!(first.body > long.value && second.body <= doji.value && third.body > short.value))
        return NONE;
      const depth = first.body * penetration;
      const falls = first.isWhite && third.isBlack && third.close < first.close - depth;
      if (falls && second.gapsUp(first) && third.gapsDown(second)) return BEARISH;
      const rises = first.isBlack && third.isWhite && third.close > first.close + depth;
      return rises && second.gapsDown(first) && third.gapsUp(second) ? BULLISH : NONE;
    };
  },
});
