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
    const averages = simpleAverages(column(columns, 0), timePeriod);
    return averages === null ? null : [averages];
  },
});

/** Values above zero of which none is this many times another one's size take no digits with them. */
const FEW_DIGITS = LOST_DIGITS / 10;

/**
 * The steps of `RollingSum` over a whole column, whose own past values are the window. In blocks of
 * n values, from one fresh sum to the next. Whether a value took digits with it is asked of each only
 * where the smallest value so far was once not above zero, or very small beside a block's first average:
 * every question on the running sum costs a third of all the rest. Every value is part of one fresh
 * sum: one that is not finite shows there, and the answer is null.
 */
function simpleAverages(values: Float64Array, n: number): Float64Array | null {
  const output = new Float64Array(values.length).fill(Number.NaN, 0, n - 1);
  if (values.length < n) return output;
  let sum = sumBetween(values, 0, n - 1);
  if (!Number.isFinite(sum)) return null;
  output[n - 1] = sum / n;
  let least = leastBetween(values, 0, n - 1);
  let mayLose = false;
  for (let from = n; from < values.length; from += n) {
    const start = sum;
    const last = from + n - 1;
    const stop = Math.min(last, values.length);
    let fresh = mayLose ? sumBetween(values, from, stop - 1) : 0;
    for (let i = mayLose ? stop : from; i < stop; i += 1) {
      const value = values[i] as number;
      sum += value - (values[i - n] as number);
      fresh += value;
      least = Math.min(least, value);
      output[i] = sum / n;
    }
    mayLose ||= !(least * n * FEW_DIGITS >= start);
    if (mayLose) averageCarefully(values, output, { from, stop, n, start });
    if (last >= values.length) return Number.isFinite(fresh) ? output : null;
    sum = fresh + (values[last] as number);
    if (!Number.isFinite(sum)) return null;
    output[last] = sum / n;
    least = Math.min(least, values[last] as number);
  }
  return output;
}

interface Block {
  readonly from: number;
  readonly stop: number;
  readonly n: number;
  /** The sum before the block. */
  readonly start: number;
}

function averageCarefully(
  values: Float64Array,
  output: Float64Array,
  { from, stop, n, start }: Block,
): void {
  let sum = start;
  for (let i = from; i < stop; i += 1) {
    const oldest = values[i - n] as number;
    sum += (values[i] as number) - oldest;
    if (Math.abs(oldest) > LOST_DIGITS * Math.abs(sum)) sum = sumBetween(values, i - n + 1, i);
    output[i] = sum / n;
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
