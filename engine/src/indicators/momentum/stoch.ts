/** STOCH: the slow stochastic, %K smoothed once and %D smoothed twice. */
import { defineIndicator } from '../define-indicator.js';
import type { IndicatorStream } from '../indicator.js';
import { createMovingAverage, maType } from '../moving-average.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import type { AverageChoice } from './price-oscillator.js';
import { Stochastic } from './stochastic.js';

export class SlowStochastic extends StreamBase {
  k = Number.NaN;
  d = Number.NaN;
  private readonly raw: Stochastic;
  private readonly kAverage: IndicatorStream;
  private readonly dAverage: IndicatorStream;

  constructor(fastKPeriod: number, slowK: AverageChoice, slowD: AverageChoice) {
    super();
    this.raw = new Stochastic(fastKPeriod);
    this.kAverage = createMovingAverage(slowK.MAType, slowK.timePeriod);
    this.dAverage = createMovingAverage(slowD.MAType, slowD.timePeriod);
  }

  get lookback(): number {
    return this.raw.lookback + this.kAverage.lookback + this.dAverage.lookback;
  }

  /** Returns %K, and that only once %D is there. */
  update(high: number, low: number, close: number): number {
    const raw = this.raw.update(high, low, close);
    if (Number.isNaN(raw)) return raw;
    const k = this.kAverage.update(raw);
    if (Number.isNaN(k)) return k;
    const d = this.dAverage.update(k);
    if (Number.isNaN(d)) return d;
    this.d = d;
    return (this.k = k);
  }

  override output(index: number): number {
    return index === 0 ? this.k : this.d;
  }
}

export const stoch = defineIndicator({
  fn: 'STOCH',
  title: 'Stochastic',
  description: 'The fast stochastic smoothed once (%K) and twice (%D).',
  group: 'momentum',
  inputs: ['high', 'low', 'close'],
  parameters: [
    period('fastK_Period', 5, 1),
    period('slowK_Period', 3, 1),
    maType('slowK_MAType'),
    period('slowD_Period', 3, 1),
    maType('slowD_MAType'),
  ],
  outputs: ['slowK', 'slowD'],
  create: (values) =>
    new SlowStochastic(
      values.fastK_Period,
      { timePeriod: values.slowK_Period, MAType: values.slowK_MAType },
      { timePeriod: values.slowD_Period, MAType: values.slowD_MAType },
    ),
});
