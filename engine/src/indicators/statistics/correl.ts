/** CORREL: Pearson’s correlation of two series over the last n bars. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { RollingCoMoments } from '../rolling-co-moments.js';

export class Correlation extends StreamBase {
  private readonly moments: RollingCoMoments;

  constructor(readonly timePeriod: number) {
    super();
    this.moments = new RollingCoMoments(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(x: number, y: number): number {
    const { moments } = this;
    moments.update(x, y);
    if (!moments.full) return Number.NaN;
    // Each root by itself: the product of two tiny spreads would underflow.
    const scale = Math.sqrt(moments.spreadX) * Math.sqrt(moments.spreadY);
    const value = scale > 0 ? moments.commonSpread / scale : 0;
    return (this.value = Math.max(-1, Math.min(1, value)));
  }
}

export const correl = defineIndicator({
  fn: 'CORREL',
  title: 'Correlation',
  description:
    'Pearson’s correlation of two series over the last n bars; 0 where one of them is flat.',
  group: 'statistics',
  inputs: ['high', 'low'],
  parameters: [period('timePeriod', 30, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Correlation(timePeriod),
});
