/** Bollinger bands around the simple average, over a whole column. */
import { ANCHOR_AGAIN_BELOW } from '../rolling-moments.js';
import type { BandWidths } from './average-bands.js';

/** The steps of `RollingMoments`; the column's own past values are the window. */
export function bollingerColumns(
  values: Float64Array,
  n: number,
  { nbDevUp, nbDevDn }: BandWidths,
): readonly Float64Array[] {
  const outputs = [0, 1, 2].map(() => new Float64Array(values.length).fill(Number.NaN, 0, n - 1));
  const [upper, middle, lower] = outputs as [Float64Array, Float64Array, Float64Array];
  let anchor = 0;
  let sum = 0;
  let squares = 0;
  let peak = 0;
  let place = n - 1;
  for (let i = n - 1; i < values.length; i += 1) {
    let spread = 0;
    let again = i === n - 1;
    if (!again) {
      const entering = (values[i] as number) - anchor;
      const leaving = (values[i - n] as number) - anchor;
      sum += entering - leaving;
      squares += entering * entering - leaving * leaving;
      if (squares > peak) peak = squares;
      spread = Math.max(0, squares - (sum * sum) / n);
      again = place + 1 === n || spread < peak * ANCHOR_AGAIN_BELOW;
    }
    place = place + 1 === n ? 0 : place + 1;
    if (again) {
      anchor = meanOfWindow(values, i, n);
      sum = 0;
      squares = 0;
      for (let j = i - n + 1; j <= i; j += 1) {
        const deviation = (values[j] as number) - anchor;
        sum += deviation;
        squares += deviation * deviation;
      }
      peak = squares;
      spread = Math.max(0, squares - (sum * sum) / n);
    }
    const mean = anchor + sum / n;
    const deviation = Math.sqrt(spread / n);
    middle[i] = mean;
    upper[i] = mean + nbDevUp * deviation;
    lower[i] = mean - nbDevDn * deviation;
  }
  return outputs;
}

/** Reached from a value of the window, so that the mean of equal values is exactly that value. */
function meanOfWindow(values: Float64Array, last: number, n: number): number {
  const inside = values[last] as number;
  let offset = 0;
  for (let i = last - n + 1; i <= last; i += 1) offset += (values[i] as number) - inside;
  return inside + offset / n;
}
