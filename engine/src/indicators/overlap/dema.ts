/** DEMA: Mulloy’s double exponential average, 2 × EMA − EMA of EMA. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Ema } from './ema.js';

export class Dema extends StreamBase {
  private readonly first: Ema;
  private readonly second: Ema;

  constructor(readonly timePeriod: number) {
    super();
    this.first = new Ema(timePeriod);
    this.second = new Ema(timePeriod);
  }

  get lookback(): number {
    return 2 * (this.timePeriod - 1);
  }

  update(value: number): number {
    const first = this.first.update(value);
    if (Number.isNaN(first)) return first;
    return (this.value = 2 * first - this.second.update(first));
  }
}

export const dema = defineIndicator({
  fn: 'DEMA',
  title: 'Double exponential moving average',
  description: '2 × EMA − EMA of EMA: less lag than one exponential average (Mulloy).',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Dema(timePeriod),
});
