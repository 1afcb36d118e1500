/** From the ticks of recorded bars to prices as a file has them. */
import type { LabelledBars } from '../market-data/resample/resample-bars.js';

/** A tick as a fraction of whole numbers, both exact. */
export interface PriceTick {
  readonly units: number;
  readonly divisor: number;
}

/** The float nearest to each exact price: one division rounds, once. */
export function pricesOf(bars: LabelledBars, { units, divisor }: PriceTick): LabelledBars {
  const prices = (ticks: Float64Array): Float64Array =>
    Float64Array.from(ticks, (count) => (count * units) / divisor);
  return {
    length: bars.length,
    label: bars.label,
    open: prices(bars.open),
    high: prices(bars.high),
    low: prices(bars.low),
    close: prices(bars.close),
    volume: bars.volume,
  };
}
