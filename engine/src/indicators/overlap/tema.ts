/** TEMA: Mulloy’s triple exponential average, 3 × EMA − 3 × EMA² + EMA³. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Ema } from './ema.js';

export class Tema extends StreamBase {
  private readonly first: Ema;
  private readonly second: Ema;
  private readonly third: Ema;

  constructor(readonly timePeriod: number) {
    super();
    this.first = new Ema(timePeriod);
    this.second = new Ema(timePeriod);
    this.third = new Ema(timePeriod);
  }

  get lookback(): number {
    return 3 * (this.timePeriod - 1);
  }

  update(value: number): number {
    const first = this.first.update(value);
    if (Number.isNaN(first)) return first;
    const second = this.second.update(first);
    if (Number.isNaN(second)) return second;
    return (this.value = 3 * first - 3 * second + this.third.update(second));
  }
}

export const tema = defineIndicator({
  fn: 'TEMA',
  title: 'Triple exponential moving average',
  description: '3 × EMA − 3 × EMA of EMA + EMA of that (Mulloy).',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Tema(timePeriod),
});
