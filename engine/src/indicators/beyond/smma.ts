/** SMMA: smoothed moving average, Wilder's smoothing of any series. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Wilder } from '../wilder.js';

export class Smma extends StreamBase {
  private readonly average: Wilder;

  constructor(timePeriod: number) {
    super();
    this.average = new Wilder(timePeriod);
  }

  get lookback(): number {
    return this.average.timePeriod - 1;
  }

  update(value: number): number {
    return (this.value = this.average.update(value));
  }
}

export const smma = defineIndicator({
  fn: 'SMMA',
  title: 'Smoothed moving average (Wilder)',
  description: 'The mean of the first n values, then (before × (n − 1) + value) ÷ n.',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 20, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Smma(timePeriod),
});
