/** Quantiles with linear interpolation between the two nearest values (Hyndman and Fan's type 7). */
import { present } from './moments.js';

export function quantileOf(values: ArrayLike<number>, fraction: number): number {
  return quantileOfSorted(Float64Array.from(present(values)).sort(), fraction);
}

export function quantileOfSorted(sorted: ArrayLike<number>, fraction: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = fraction * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (place - below);
}
