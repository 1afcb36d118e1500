/** Best, worst and average of the days, months, quarters and years of a series of returns. */
import { aggregateReturns } from './aggregate-returns.js';
import type { Aggregate } from './aggregate-returns.js';

export interface PeriodSummary {
  readonly of: Aggregate;
  readonly count: number;
  readonly best: number;
  readonly worst: number;
  /** Arithmetic. */
  readonly average: number;
  /** Share of the periods that ended above where they began. */
  readonly positive: number;
}

const SUMMARISED: readonly Aggregate[] = ['daily', 'monthly', 'quarterly', 'yearly'];
/** Of fewer the best and the worst are nearly the same. */
const LEAST = 3;

/** Periods at both ends may be parts of one; those of which there are too few are left out. */
export function periodSummaries(
  returns: ArrayLike<number>,
  labels: ArrayLike<number>,
): readonly PeriodSummary[] {
  const all = SUMMARISED.map((of) => ({
    of,
    values: aggregateReturns(returns, labels, of).map(({ value }) => value),
  }));
  // Monthly bars have as many days as months, which are no days.
  const real = all.filter(({ values }, i) => values.length !== all[i + 1]?.values.length);
  return real
    .filter(({ values }) => values.length >= LEAST)
    .map(({ of, values }) => summaryOf(of, values));
}

function summaryOf(of: Aggregate, values: readonly number[]): PeriodSummary {
  const count = values.length;
  return {
    of,
    count,
    best: values.reduce((a, b) => Math.max(a, b)),
    worst: values.reduce((a, b) => Math.min(a, b)),
    average: values.reduce((sum, value) => sum + value, 0) / count,
    positive: values.filter((value) => value > 0).length / count,
  };
}
