/** PMO: twice smoothed rate of change (Carl Swenlin's price momentum oscillator, DecisionPoint). */
import { defineIndicator } from '../define-indicator.js';
import { Ema } from '../overlap/ema.js';
import { period } from '../parameters.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';

export interface PmoPeriods {
  readonly timePeriod: number;
  readonly smoothPeriod: number;
  readonly signalPeriod: number;
}

export class PriceMomentum extends MultiStream {
  private readonly first: Ema;
  private readonly second: Ema;
  private readonly signal: Ema;
  private previous = Number.NaN;
  readonly lookback: number;

  constructor({ timePeriod, smoothPeriod, signalPeriod }: PmoPeriods) {
    super(2);
    // Swenlin's smoothing weighs the newest value 2 ÷ n and not 2 ÷ (n + 1).
    this.first = new Ema(timePeriod, 2 / timePeriod);
    this.second = new Ema(smoothPeriod, 2 / smoothPeriod);
    this.signal = new Ema(signalPeriod);
    this.lookback = timePeriod + smoothPeriod - 1;
  }

  update(value: number): number {
    const { previous } = this;
    this.previous = value;
    if (Number.isNaN(previous)) return Number.NaN;
    const smooth = this.first.update(100 * ratio(value - previous, previous));
    if (Number.isNaN(smooth)) return Number.NaN;
    const pmo = this.second.update(10 * smooth);
    return Number.isNaN(pmo) ? pmo : this.emit(pmo, this.signal.update(pmo));
  }
}

export const pmo = defineIndicator({
  fn: 'PMO',
  title: 'Price momentum oscillator',
  description: 'Ten times the one-bar rate of change in percent, smoothed twice; and its signal.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('timePeriod', 35), period('smoothPeriod', 20), period('signalPeriod', 10)],
  outputs: ['pmo', 'signal'],
  create: (periods) => new PriceMomentum(periods),
});
