/** Bars as if every split had always been: prices of before are divided, volumes multiplied. */
import { priceFactor } from '../../domain/corporate-action.js';
import type { CorporateAction } from '../../domain/corporate-action.js';
import { withoutNoise } from '../../domain/without-noise.js';
import type { LabelledBars } from '../resample/resample-bars.js';

/**
 * `dayOf` gives the market day of a bar's label. `asOfDay`: only splits that had taken effect by
 * then are taken out, so that the bars are those that somebody could have looked at on that day.
 */
export function adjustForSplits(
  bars: LabelledBars,
  actions: readonly CorporateAction[],
  dayOf: (label: number) => number,
  asOfDay: number,
): LabelledBars {
  const factors = new Float64Array(bars.length).fill(1);
  for (const action of actions) {
    if (action.type !== 'SPLIT' || action.exDay > asOfDay) continue;
    const factor = priceFactor(action);
    for (let row = 0; row < bars.length; row += 1) {
      if (dayOf(bars.label[row] as number) >= action.exDay) break;
      factors[row] = (factors[row] as number) * factor;
    }
  }
  const price = (column: Float64Array): Float64Array =>
    column.map((value, row) => cleaned(value * (factors[row] as number), value));
  return {
    length: bars.length,
    label: bars.label,
    open: price(bars.open),
    high: price(bars.high),
    low: price(bars.low),
    close: price(bars.close),
    volume: bars.volume.map((value, row) => cleaned(value / (factors[row] as number), value)),
  };
}

function cleaned(adjusted: number, raw: number): number {
  return adjusted === raw ? raw : withoutNoise(adjusted);
}
