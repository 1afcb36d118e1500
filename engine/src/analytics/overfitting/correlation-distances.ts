/** Distances √((1 − ρ)/2) between series of returns: 0 for the same, 1 for the opposite. */

/** Longer histories are summed into so many stretches first: the work grows with the square of the trials. */
const MAX_STRETCHES = 1024;

/** A full symmetric matrix, row by row. Series that do not vary are alike and far from all others. */
export function correlationDistances(series: readonly ArrayLike<number>[]): Float64Array {
  const size = series.length;
  const rows = series.map(standardised);
  const distances = new Float64Array(size * size);
  for (let a = 0; a < size; a += 1) {
    for (let b = a + 1; b < size; b += 1) {
      const distance = distanceOf(rows[a] ?? null, rows[b] ?? null);
      distances[a * size + b] = distance;
      distances[b * size + a] = distance;
    }
  }
  return distances;
}

function distanceOf(a: Float64Array | null, b: Float64Array | null): number {
  if (a === null && b === null) return 0;
  if (a === null || b === null) return Math.SQRT1_2;
  let correlation = 0;
  for (let i = 0; i < a.length; i += 1) correlation += (a[i] as number) * (b[i] as number);
  return Math.sqrt(Math.max(0, (1 - correlation) / 2));
}

/** Mean 0 and length 1, so that a product of two is their correlation; null without variation. */
function standardised(returns: ArrayLike<number>): Float64Array | null {
  const values = stretches(returns);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let square = 0;
  let size = 0;
  for (let i = 0; i < values.length; i += 1) {
    size += (values[i] as number) ** 2;
    values[i] = (values[i] as number) - mean;
    square += (values[i] as number) ** 2;
  }
  if (!(square > 1e-20 * size)) return null;
  const norm = Math.sqrt(square);
  return values.map((value) => value / norm);
}

function stretches(returns: ArrayLike<number>): Float64Array {
  const count = Math.min(returns.length, MAX_STRETCHES);
  const sums = new Float64Array(count);
  for (let i = 0; i < returns.length; i += 1) {
    const stretch = Math.floor((i * count) / returns.length);
    sums[stretch] = (sums[stretch] as number) + (returns[i] as number);
  }
  return sums;
}
