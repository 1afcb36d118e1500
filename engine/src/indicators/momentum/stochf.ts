/** STOCHF: the fast stochastic, raw %K and its average %D. */
import { defineIndicator } from '../define-indicator.js';
import type { IndicatorStream } from '../indicator.js';
import { createMovingAverage, maType } from '../moving-average.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import type { AverageChoice } from './price-oscillator.js';
import { Stochastic } from './stochastic.js';

export class FastStochastic extends StreamBase {
  k = Number.NaN;
  d = Number.NaN;
  private readonly raw: Stochastic;
  private readonly average: IndicatorStream;

  constructor(fastKPeriod: number, fastD: AverageChoice) {
    super();
    this.raw = new Stochastic(fastKPeriod);
    this.average = createMovingAverage(fastD.MAType, fastD.timePeriod);
  }

  get lookback(): number {
    return this.raw.lookback + this.average.lookback;
  }

  /** Returns %K, and that only once %D is there. */
  update(high: number, low: number, close: number): number {
    const raw = this.raw.update(high, low, close);
    if (Number.isNaN(raw)) return raw;
    const average = this.average.update(raw);
    if (Number.isNaN(average)) return average;
    this.d = average;
    return (this.k = raw);
  }

  override output(index: number): number {
    return index === 0 ? this.k : this.d;
  }
}

export const stochf = defineIndicator({
  fn: 'STOCHF',
  title: 'Fast stochastic',
  description: 'Where the close lies between the lowest low and the highest high; and its average.',
  group: 'momentum',
  inputs: ['high', 'low', 'close'],
  parameters: [period('fastK_Period', 5, 1), period('fastD_Period', 3, 1), maType('fastD_MAType')],
  outputs: ['fastK', 'fastD'],
  create: (values) =>
    new FastStochastic(values.fastK_Period, {
      timePeriod: values.fastD_Period,
      MAType: values.fastD_MAType,
    }),
});
