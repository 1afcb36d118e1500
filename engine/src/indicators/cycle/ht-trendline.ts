/** HT_TRENDLINE: Ehlers' instantaneous trend line. */
import { defineIndicator } from '../define-indicator.js';
import { HilbertCycle } from '../hilbert-cycle.js';
import { StreamBase } from '../stream-state.js';
import { PHASE_LOOKBACK, SKIPPED_BARS } from './dominant-phase.js';
import { InstantaneousTrend } from './instantaneous-trend.js';

export class TrendLine extends StreamBase {
  readonly lookback = PHASE_LOOKBACK;
  private readonly cycle = new HilbertCycle(SKIPPED_BARS);
  private readonly trend = new InstantaneousTrend();
  private seen = 0;

  update(value: number): number {
    this.seen += 1;
    this.trend.remember(value);
    if (!this.cycle.update(value)) return Number.NaN;
    const line = this.trend.line(Math.floor(this.cycle.smoothPeriod + 0.5));
    return (this.value = this.seen > this.lookback ? line : Number.NaN);
  }
}

export const htTrendline = defineIndicator({
  fn: 'HT_TRENDLINE',
  title: 'Instantaneous trend line',
  description: 'The price averaged over its dominant cycle and smoothed over four bars (Ehlers).',
  group: 'overlap',
  inputs: ['close'],
  parameters: [],
  outputs: ['output'],
  create: () => new TrendLine(),
});
