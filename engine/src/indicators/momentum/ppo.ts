/** PPO: fast minus slow moving average, in percent of the slow one. */
import { defineIndicator } from '../define-indicator.js';
import { maType } from '../moving-average.js';
import { isNearZero } from '../near-zero.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { FastAndSlow } from './price-oscillator.js';

export class Ppo extends StreamBase {
  private readonly averages: FastAndSlow;

  constructor(fastPeriod: number, slowPeriod: number, MAType = 0) {
    super();
    this.averages = new FastAndSlow(
      { timePeriod: fastPeriod, MAType },
      { timePeriod: slowPeriod, MAType },
      false,
    );
  }

  get lookback(): number {
    return this.averages.lookback;
  }

  update(value: number): number {
    this.averages.update(value);
    const { fast, slow } = this.averages;
    return (this.value = isNearZero(slow) ? 0 : ((fast - slow) / slow) * 100);
  }
}

export const ppo = defineIndicator({
  fn: 'PPO',
  title: 'Percentage price oscillator',
  description: 'Fast minus slow moving average, in percent of the slow one.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('fastPeriod', 12), period('slowPeriod', 26), maType('MAType')],
  outputs: ['output'],
  create: ({ fastPeriod, slowPeriod, MAType }) => new Ppo(fastPeriod, slowPeriod, MAType),
});
