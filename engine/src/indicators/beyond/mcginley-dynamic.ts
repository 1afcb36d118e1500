/** MCGINLEY_DYNAMIC: an average that hurries after falls (McGinley, Market Technicians Journal, 1991). */
import { defineIndicator } from '../define-indicator.js';
import { factor, period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';

export class McGinleyDynamic extends StreamBase {
  readonly lookback = 1;
  private dynamic = Number.NaN;

  constructor(
    readonly timePeriod: number,
    readonly kFactor: number,
  ) {
    super();
  }

  update(value: number): number {
    const before = this.dynamic;
    if (Number.isNaN(before)) {
      this.dynamic = value;
      return Number.NaN;
    }
    this.dynamic = this.step(before, value);
    return (this.value = this.dynamic);
  }

  /** Never beyond the price: far below the average the fourth power would overshoot without end. */
  private step(before: number, value: number): number {
    if (before === 0) return value;
    const divisor = this.kFactor * this.timePeriod * (value / before) ** 4;
    return divisor <= 1 ? value : before + (value - before) / divisor;
  }
}

export const mcginleyDynamic = defineIndicator({
  fn: 'MCGINLEY_DYNAMIC',
  title: 'McGinley Dynamic',
  description:
    'An average that moves faster while prices fall below it and slower while they rise above; it ' +
    'starts at the first price and never steps beyond the price.',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 14, 1), factor('kFactor', 0.6, 0.01, 100)],
  outputs: ['output'],
  create: ({ timePeriod, kFactor }) => new McGinleyDynamic(timePeriod, kFactor),
});
