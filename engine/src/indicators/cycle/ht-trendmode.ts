/** HT_TRENDMODE: whether the market is in a trend (1) or in a cycle (0). */
import { defineIndicator } from '../define-indicator.js';
import { StreamBase } from '../stream-state.js';
import { DominantPhase, PHASE_LOOKBACK } from './dominant-phase.js';
import { InstantaneousTrend } from './instantaneous-trend.js';

const RADIANS = Math.PI / 180;
/** So far from its trend line the price is in a trend, whatever the phase says. */
const FAR_FROM_LINE = 0.015;

export class TrendMode extends StreamBase {
  readonly lookback = PHASE_LOOKBACK;
  private readonly phase = new DominantPhase();
  private readonly trend = new InstantaneousTrend();
  private sine = 0;
  private leadSine = 0;
  private barsInTrend = 0;

  update(value: number): number {
    const before = this.phase.degrees;
    this.trend.remember(value);
    if (!this.phase.update(value)) return Number.NaN;
    const line = this.trend.line(this.phase.wholePeriod);
    const mode = this.mode(this.crossed(), this.phase.degrees - before, line);
    return (this.value = this.phase.ready ? mode : Number.NaN);
  }

  /** True on the bar on which the two sine waves cross. */
  private crossed(): boolean {
    const { sine, leadSine } = this;
    this.sine = Math.sin(this.phase.degrees * RADIANS);
    this.leadSine = Math.sin((this.phase.degrees + 45) * RADIANS);
    const above = this.sine > this.leadSine && sine <= leadSine;
    return above || (this.sine < this.leadSine && sine >= leadSine);
  }

  private mode(crossed: boolean, turned: number, line: number): number {
    const { smoothPeriod, smoothPrice } = this.phase.cycle;
    this.barsInTrend = crossed ? 1 : this.barsInTrend + 1;
    if (line !== 0 && Math.abs((smoothPrice - line) / line) >= FAR_FROM_LINE) return 1;
    if (crossed || this.barsInTrend < 0.5 * smoothPeriod) return 0;
    const even = 360 / smoothPeriod;
    return smoothPeriod !== 0 && turned > 0.67 * even && turned < 1.5 * even ? 0 : 1;
  }
}

export const htTrendmode = defineIndicator({
  fn: 'HT_TRENDMODE',
  title: 'Trend or cycle mode',
  description: '1 while the market is in a trend, 0 while it is in a cycle (Ehlers).',
  group: 'cycle',
  inputs: ['close'],
  parameters: [],
  outputs: ['output'],
  create: () => new TrendMode(),
});
