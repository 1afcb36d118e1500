/** EMA: exponential moving average, seeded by the simple mean of its first n values. */
import { defineIndicator } from '../define-indicator.js';
import { column } from '../indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';

export class Ema extends StreamBase {
  private readonly weight: number;
  private count = 0;
  private average = 0;

  constructor(
    readonly timePeriod: number,
    weight = 2 / (timePeriod + 1),
  ) {
    super();
    this.weight = weight;
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    if (this.count < this.timePeriod) {
      this.count += 1;
      this.average += value;
      if (this.count < this.timePeriod) return Number.NaN;
      this.average /= this.timePeriod;
    } else {
      this.average += (value - this.average) * this.weight;
    }
    return (this.value = this.average);
  }
}

export const ema = defineIndicator({
  fn: 'EMA',
  title: 'Exponential moving average',
  description: 'An average whose weights fall by 1 − 2 ÷ (n + 1) a bar, seeded by a simple mean.',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Ema(timePeriod),
  batch: (columns, { timePeriod }) => [exponentialAverages(column(columns, 0), timePeriod)],
});

/** The steps of `Ema` over a whole column. */
function exponentialAverages(values: Float64Array, n: number): Float64Array {
  const output = new Float64Array(values.length);
  const weight = 2 / (n + 1);
  let average = 0;
  const warm = Math.min(n - 1, values.length);
  for (let i = 0; i < warm; i += 1) {
    average += values[i] as number;
    output[i] = Number.NaN;
  }
  if (warm === values.length) return output;
  average = (average + (values[warm] as number)) / n;
  output[warm] = average;
  for (let i = n; i < values.length; i += 1) {
    average += ((values[i] as number) - average) * weight;
    output[i] = average;
  }
  return output;
}
