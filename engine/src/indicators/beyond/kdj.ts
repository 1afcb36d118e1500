/** KDJ: the slow stochastic (Lane) with its J line. */
import { defineIndicator } from '../define-indicator.js';
import { Sma } from '../overlap/sma.js';
import { factor, period } from '../parameters.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';
import { RollingRange } from './rolling-range.js';

export interface KdjSettings {
  readonly timePeriod: number;
  readonly smoothPeriod: number;
  readonly signalPeriod: number;
  readonly kFactor: number;
  readonly dFactor: number;
}

export class Kdj extends MultiStream {
  private readonly range: RollingRange;
  private readonly smooth: Sma;
  private readonly signal: Sma;
  private readonly kFactor: number;
  private readonly dFactor: number;
  readonly lookback: number;

  constructor({ timePeriod, smoothPeriod, signalPeriod, kFactor, dFactor }: KdjSettings) {
    super(3);
    this.range = new RollingRange(timePeriod);
    this.smooth = new Sma(smoothPeriod);
    this.signal = new Sma(signalPeriod);
    this.kFactor = kFactor;
    this.dFactor = dFactor;
    this.lookback = timePeriod + smoothPeriod - 2;
  }

  update(high: number, low: number, close: number): number {
    const { range } = this;
    range.update(high, low);
    if (Number.isNaN(range.width)) return Number.NaN;
    const k = this.smooth.update(100 * ratio(close - range.lowest, range.width));
    if (Number.isNaN(k)) return Number.NaN;
    const d = this.signal.update(k);
    return this.emit(k, d, this.kFactor * k - this.dFactor * d);
  }
}

export const kdj = defineIndicator({
  fn: 'KDJ',
  title: 'Stochastic with J line',
  description: 'Slow stochastic %K, its average %D, and %J = kFactor × %K − dFactor × %D.',
  group: 'momentum',
  inputs: ['high', 'low', 'close'],
  parameters: [
    period('timePeriod', 14, 1),
    period('smoothPeriod', 3, 1),
    period('signalPeriod', 3, 1),
    factor('kFactor', 3, 0, 1000),
    factor('dFactor', 2, 0, 1000),
  ],
  outputs: ['k', 'd', 'j'],
  create: (settings) => new Kdj(settings),
});
