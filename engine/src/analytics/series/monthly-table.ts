/** Returns by month and year: what a fund's fact sheet shows. */
import { aggregateReturns } from './aggregate-returns.js';

export interface MonthlyRow {
  readonly year: number;
  /** January to December; null where there was no return. */
  readonly months: readonly (number | null)[];
  readonly total: number;
}

export function monthlyTable(
  returns: ArrayLike<number>,
  labels: ArrayLike<number>,
): readonly MonthlyRow[] {
  const months = aggregateReturns(returns, labels, 'monthly');
  return aggregateReturns(returns, labels, 'yearly').map(({ year, value }) => ({
    year,
    months: Array.from(
      { length: 12 },
      (_, i) => months.find((each) => each.year === year && each.part === i + 1)?.value ?? null,
    ),
    total: value,
  }));
}
