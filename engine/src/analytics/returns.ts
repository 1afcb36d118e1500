/** Simple statistics over series of numbers, in the order in which the values come. */

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample standard deviation (ddof 1). */
export function standardDeviation(values: readonly number[]): number {
  const average = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - average) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** Change of each value from the one before it; one fewer than there are values. */
export function simpleReturns(values: ArrayLike<number>): number[] {
  const returns: number[] = [];
  for (let i = 1; i < values.length; i += 1) {
    returns.push((values[i] as number) / (values[i - 1] as number) - 1);
  }
  return returns;
}

/** exp(mean(log(1 + r))) − 1; 0 when anything was lost altogether. */
export function geometricMean(returns: readonly number[]): number {
  let sum = 0;
  for (const value of returns) {
    if (value <= -1) return 0;
    sum += Math.log1p(value);
  }
  return Math.expm1(sum / (returns.length || Number.NaN));
}

/** Largest fall from a peak so far, as a fraction: 0.25 is −25 %. */
export function maxDrawdown(values: ArrayLike<number>): number {
  let peak = Number.NEGATIVE_INFINITY;
  let worst = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (value > peak) peak = value;
    worst = Math.max(worst, 1 - value / peak);
  }
  return worst;
}

/** null where a figure has no value: JSON has no NaN and no infinity. */
export function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
