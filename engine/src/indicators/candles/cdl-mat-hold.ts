/**
 * CDLMATHOLD, mat hold: a long white candle, a short black one whose body gaps above it, two
 * short ones that fall into its body by less than the penetration, and a white one that opens
 * above the fourth close and closes above all their highs; 100, bullish.
 */
import { candlePattern } from './candle-pattern.js';
import { BULLISH, NONE } from './candle-signal.js';

export const cdlMatHold = candlePattern({
  fn: 'CDLMATHOLD',
  title: 'Mat hold',
  description: 'A rise that rests in three small candles and goes on: bullish (100).',
  penetration: 0.5,
  rule(window, penetration) {
    const [first, second, third, fourth, fifth] = window.last(5);
    const long = window.average('bodyLong', first);
    const shortSecond = window.average('bodyShort', second);
    const shortThird = window.average('bodyShort', third);
    const shortFourth = window.average('bodyShort', fourth);
    const rests = (): boolean => {
      const floor = first.close - first.body * penetration;
      return (
        second.isBlack &&
        second.bodyGapsUp(first) &&
        third.bottom < first.close &&
        fourth.bottom < first.close &&
        third.bottom > floor &&
        fourth.bottom > floor &&
        third.top < second.open &&
        fourth.top < third.top
      );
    };
    const hasRightSizes = (): boolean =>
      first.body > long.value &&
      second.body < shortSecond.value &&
      third.body < shortThird.value &&
      fourth.body < shortFourth.value;
    const goesOn = (): boolean =>
      fifth.isWhite &&
      fifth.open > fourth.close &&
      fifth.close > Math.max(second.high, third.high, fourth.high);
    return () => (first.isWhite && hasRightSizes() && rests() && goesOn() ? BULLISH : NONE);
  },
});
