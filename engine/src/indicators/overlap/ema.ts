/** EMA: exponential moving average, seeded by the simple mean of its first n values. */
import { defineIndicator } from '../define-indicator.js';
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
});
