/** Mean, spread and shape of numbers; NaN is a missing value and is left out. */

export function present(values: ArrayLike<number>): number[] {
  const kept: number[] = [];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (!Number.isNaN(value)) kept.push(value);
  }
  return kept;
}

export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (!Number.isNaN(value)) sum += value;
  }
  return sum;
}

/** Summed as differences from the first value, so that the mean of a constant is that constant. */
export function meanOf(values: ArrayLike<number>): number {
  let first = Number.NaN;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    if (count === 0) first = value;
    sum += value - first;
    count += 1;
  }
  return first + sum / count;
}

/** Mean of (x − mean)^power over all values: divides by n. */
function centralMoment(values: ArrayLike<number>, power: number): number {
  const mean = meanOf(values);
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    sum += (value - mean) ** power;
    count += 1;
  }
  return sum / count;
}

/** Standard deviation with n − 1 (`ddof` 1) unless told otherwise; NaN below two values. */
export function deviationOf(values: ArrayLike<number>, ddof: 0 | 1 = 1): number {
  const count = present(values).length;
  if (count <= ddof) return Number.NaN;
  const variance = (centralMoment(values, 2) * count) / (count - ddof);
  return Math.sqrt(variance);
}

/** Whether the values differ by no more than the rounding of a constant series. */
export function isFlat(values: ArrayLike<number>): boolean {
  return !(deviationOf(values, 0) > 1e-14 * Math.abs(meanOf(values)));
}

/** Population skewness m₃ ÷ m₂^1.5, as the papers on the Sharpe ratio's error use it. */
export function populationSkewness(values: ArrayLike<number>): number {
  return centralMoment(values, 3) / centralMoment(values, 2) ** 1.5;
}

/** Population kurtosis m₄ ÷ m₂²: 3 for a normal distribution. */
export function populationKurtosis(values: ArrayLike<number>): number {
  return centralMoment(values, 4) / centralMoment(values, 2) ** 2;
}

/** Adjusted Fisher–Pearson skewness G₁ (Joanes and Gill 1998). */
export function sampleSkewness(values: ArrayLike<number>): number {
  const n = present(values).length;
  if (n < 3) return Number.NaN;
  return (populationSkewness(values) * Math.sqrt(n * (n - 1))) / (n - 2);
}

/** Excess kurtosis G₂ (Joanes and Gill 1998): 0 for a normal distribution. */
export function sampleExcessKurtosis(values: ArrayLike<number>): number {
  const n = present(values).length;
  if (n < 4) return Number.NaN;
  const excess = populationKurtosis(values) - 3;
  return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * excess + 6);
}

/** Least-squares fit of y on x; NaN where x does not vary. */
export function linearFit(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): { readonly slope: number; readonly intercept: number; readonly correlation: number } {
  const meanX = meanOf(x);
  const meanY = meanOf(y);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i += 1) {
    const dx = (x[i] as number) - meanX;
    const dy = (y[i] as number) - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const slope = xy / xx;
  return { slope, intercept: meanY - slope * meanX, correlation: xy / Math.sqrt(xx * yy) };
}
