/** SMA: the mean of the last n values. */
import { defineIndicator } from '../define-indicator.js';
import { column } from '../indicator.js';
import { period } from '../parameters.js';
import { LOST_DIGITS, RollingSum } from '../rolling-sum.js';
import { StreamBase } from '../stream-state.js';

/** Of integers (ticks) the sum is exact, so that two averages of equal value compare equal. */
export class Sma extends StreamBase {
  private readonly sum: RollingSum;

  constructor(readonly timePeriod: number) {
    super();
    this.sum = new RollingSum(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    const sum = this.sum.update(value);
    return (this.value = this.sum.full ? sum / this.timePeriod : Number.NaN);
  }
}

export const sma = defineIndicator({
  fn: 'SMA',
  title: 'Simple moving average',
  description: 'The mean of the last n values.',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Sma(timePeriod),
  noticesGaps: true,
  batch: (columns, { timePeriod }) => {
    const averages = new AveragedColumn(column(columns, 0), timePeriod).averages();
    return averages === null ? null : [averages];
  },
});

/** Values above zero of which none is this many times another one's size take no digits with them. */
const FEW_DIGITS = LOST_DIGITS / 10;

/**
 * The steps of `RollingSum` over a whole column, whose own past values are the window. In blocks of
 * n values, from one fresh sum to the next. Whether a value took digits with it is asked of each only
 * where the smallest value so far was once not above zero, or very small beside a block's first average:
 * every question on the running sum costs a third of all the rest. Sums are fields, because between
 * blocks the compiler would box what are variables.
 */
class AveragedColumn {
  private readonly output: Float64Array;
  private sum = Number.NaN;
  private fresh = Number.NaN;
  private least = Number.NaN;

  constructor(
    private readonly values: Float64Array,
    private readonly n: number,
  ) {
    this.output = new Float64Array(values.length).fill(Number.NaN, 0, n - 1);
  }

  /** Every value is part of one fresh sum: one that is not finite shows there, and the answer is null. */
  averages(): Float64Array | null {
    const { values, output, n } = this;
    if (values.length < n) return output;
    this.least = leastBetween(values, 0, n - 1);
    if (!this.restart(n - 1, sumBetween(values, 0, n - 1))) return null;
    let mayLose = false;
    for (let from = n; from < values.length; from += n) {
      const start = this.sum;
      const last = from + n - 1;
      const stop = Math.min(last, values.length);
      if (mayLose) this.fresh = sumBetween(values, from, stop - 1);
      else this.fill(from, stop);
      mayLose ||= !(this.least * n * FEW_DIGITS >= start);
      if (mayLose) this.fillCarefully(from, stop, start);
      if (last >= values.length) return Number.isFinite(this.fresh) ? output : null;
      if (!this.restart(last, this.fresh + (values[last] as number))) return null;
    }
    return output;
  }

  /** A block ends with a fresh sum; false when a value in it was not finite. */
  private restart(at: number, sum: number): boolean {
    this.sum = sum;
    this.output[at] = sum / this.n;
    this.least = Math.min(this.least, this.values[at] as number);
    return Number.isFinite(sum);
  }

  private fill(from: number, stop: number): void {
    const { values, output, n } = this;
    let { sum, least } = this;
    let fresh = 0;
    for (let i = from; i < stop; i += 1) {
      const value = values[i] as number;
      sum += value - (values[i - n] as number);
      fresh += value;
      least = Math.min(least, value);
      output[i] = sum / n;
    }
    this.sum = sum;
    this.fresh = fresh;
    this.least = least;
  }

  private fillCarefully(from: number, stop: number, start: number): void {
    const { values, output, n } = this;
    let sum = start;
    for (let i = from; i < stop; i += 1) {
      const oldest = values[i - n] as number;
      sum += (values[i] as number) - oldest;
      if (Math.abs(oldest) > LOST_DIGITS * Math.abs(sum)) sum = sumBetween(values, i - n + 1, i);
      output[i] = sum / n;
    }
  }
}

function sumBetween(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i <= to; i += 1) sum += values[i] as number;
  return sum;
}

function leastBetween(values: Float64Array, from: number, to: number): number {
  let least = values[from] as number;
  for (let i = from; i <= to; i += 1) least = Math.min(least, values[i] as number);
  return least;
}
