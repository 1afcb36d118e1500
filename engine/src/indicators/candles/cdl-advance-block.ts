/**
 * CDLADVANCEBLOCK, advance block: three white candles with ever higher closes, each opening
 * inside or near the body before it, the first long with a short upper shadow, that show
 * weakness: bodies that shrink, or long upper shadows; −100, bearish.
 */
import { candlePattern } from './candle-pattern.js';
import { BEARISH, NONE } from './candle-signal.js';

export const cdlAdvanceBlock = candlePattern({
  fn: 'CDLADVANCEBLOCK',
  title: 'Advance block',
  description: 'A rise of three white candles that is running out of strength: bearish (−100).',
  rule(window) {
    const [first, second, third] = window.last(3);
    const long = window.average('bodyLong', first);
    const nearFirst = window.average('near', first);
    const nearSecond = window.average('near', second);
    const farFirst = window.average('far', first);
    const farSecond = window.average('far', second);
    const shadowFirst = window.average('shadowShort', first);
    const shadowSecond = window.average('shadowShort', second);
    const shadowThird = window.average('shadowShort', third);
    const longShadow = window.average('shadowLong', third);
    const advances = (): boolean =>
      first.isWhite &&
      second.isWhite &&
      third.isWhite &&
      third.close > second.close &&
      second.close > first.close &&
      second.open > first.open &&
      second.open <= first.close + nearFirst.value &&
      third.open > second.open &&
      third.open <= second.close + nearSecond.value &&
      first.body > long.value &&
      first.upperShadow < shadowFirst.value;
    const weakens = (): boolean => {
      const shrinks = third.body < second.body;
      const shrinksTwice = shrinks && second.body < first.body;
      const hasShadows =
        third.upperShadow > shadowThird.value || second.upperShadow > shadowSecond.value;
      return (
        (second.body < first.body - farFirst.value &&
          third.body < second.body + nearSecond.value) ||
        third.body < second.body - farSecond.value ||
        (shrinksTwice && hasShadows) ||
        (shrinks && third.upperShadow > longShadow.value)
      );
    };
    return () => (advances() && weakens() ? BEARISH : NONE);
  },
});
