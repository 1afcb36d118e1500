/** STOCHRSI: the fast stochastic of the relative strength index (Chande and Kroll). */
import { defineIndicator } from '../define-indicator.js';
import { maType } from '../moving-average.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import type { AverageChoice } from './price-oscillator.js';
import { Rsi } from './rsi.js';
import { FastStochastic } from './stochf.js';

export class StochasticRsi extends StreamBase {
  private readonly strength: Rsi;
  private readonly stochastic: FastStochastic;

  constructor(timePeriod: number, fastKPeriod: number, fastD: AverageChoice) {
    super();
    this.strength = new Rsi(timePeriod);
    this.stochastic = new FastStochastic(fastKPeriod, fastD);
  }

  get lookback(): number {
    return this.strength.lookback + this.stochastic.lookback;
  }

  /** Returns %K. */
  update(value: number): number {
    const strength = this.strength.update(value);
    if (Number.isNaN(strength)) return strength;
    return this.stochastic.update(strength, strength, strength);
  }

  override output(index: number): number {
    return this.stochastic.output(index);
  }
}

export const stochrsi = defineIndicator({
  fn: 'STOCHRSI',
  title: 'Stochastic RSI',
  description: 'Where the relative strength index lies within its own range; and its average.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [
    period('timePeriod', 14),
    period('fastK_Period', 5, 1),
    period('fastD_Period', 3, 1),
    maType('fastD_MAType'),
  ],
  outputs: ['fastK', 'fastD'],
  create: (values) =>
    new StochasticRsi(values.timePeriod, values.fastK_Period, {
      timePeriod: values.fastD_Period,
      MAType: values.fastD_MAType,
    }),
});
