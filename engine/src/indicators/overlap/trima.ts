/** TRIMA: the mean of the last n values with triangular weights. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Sma } from './sma.js';

/** A simple average of a simple average: together they weigh as the triangle does. */
export class Trima extends StreamBase {
  private readonly inner: Sma;
  private readonly outer: Sma;

  constructor(readonly timePeriod: number) {
    super();
    const half = Math.floor(timePeriod / 2) + 1;
    this.inner = new Sma(timePeriod + 1 - half);
    this.outer = new Sma(half);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    const inner = this.inner.update(value);
    return (this.value = Number.isNaN(inner) ? inner : this.outer.update(inner));
  }
}

export const trima = defineIndicator({
  fn: 'TRIMA',
  title: 'Triangular moving average',
  description: 'The mean of the last n values with weights that rise to the middle and fall again.',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Trima(timePeriod),
});
