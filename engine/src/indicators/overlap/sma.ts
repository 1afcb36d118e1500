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
  batch: (columns, { timePeriod }) => [simpleAverages(column(columns, 0), timePeriod)],
});

/** The steps of `RollingSum` over a whole column, whose own past values are the window. */
function simpleAverages(values: Float64Array, n: number): Float64Array {
  const output = new Float64Array(values.length);
  let sum = 0;
  let fresh = 0;
  const warm = Math.min(n - 1, values.length);
  for (let i = 0; i < warm; i += 1) {
    fresh += values[i] as number;
    output[i] = Number.NaN;
  }
  let place = n - 1;
  for (let i = warm; i < values.length; i += 1) {
    const value = values[i] as number;
    const oldest = i >= n ? (values[i - n] as number) : 0;
    sum += value - oldest;
    fresh += value;
    place += 1;
    if (place === n) {
      sum = fresh;
      fresh = 0;
      place = 0;
    } else if (Math.abs(oldest) > LOST_DIGITS * Math.abs(sum)) {
      sum = sumBetween(values, i - n + 1, i);
    }
    output[i] = sum / n;
  }
  return output;
}

function sumBetween(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i <= to; i += 1) sum += values[i] as number;
  return sum;
}
