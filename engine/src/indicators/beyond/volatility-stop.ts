/** VOLATILITY_STOP: Wilder's volatility system (New Concepts in Technical Trading Systems, 1978). */
import { defineIndicator } from '../define-indicator.js';
import { factor, period } from '../parameters.js';
import { Atr } from '../volatility/atr.js';
import { MultiStream } from './multi-stream.js';

export class VolatilityStop extends MultiStream {
  private readonly range: Atr;
  private bar = -1;
  private firstClose = Number.NaN;
  private highest = Number.NEGATIVE_INFINITY;
  private lowest = Number.POSITIVE_INFINITY;
  private long = true;
  /** Wilder's significant close: the best one since the last stop. */
  private best = Number.NaN;
  private atrBefore = Number.NaN;
  private stopped = false;

  constructor(
    readonly timePeriod: number,
    readonly multiplier: number,
  ) {
    super(4);
    this.range = new Atr(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod + 2;
  }

  update(high: number, low: number, close: number): number {
    const distance = this.atrBefore * this.multiplier;
    this.atrBefore = this.range.update(high, low, close);
    this.bar += 1;
    if (this.bar < this.timePeriod) return this.guess(close);
    const { long, stopped } = this;
    const stop = long ? this.best - distance : this.best + distance;
    const hit = long ? close < stop : close > stop;
    if (hit) {
      this.long = !long;
      this.best = close;
      this.stopped = true;
    } else {
      this.best = long ? Math.max(this.best, close) : Math.min(this.best, close);
    }
    // The first trend is a guess: nothing is said before it has been stopped.
    if (!stopped) return Number.NaN;
    return this.emit(stop, hit ? 1 : 0, long ? Number.NaN : stop, long ? stop : Number.NaN);
  }

  private guess(close: number): number {
    if (this.bar === 0) this.firstClose = close;
    this.highest = Math.max(this.highest, close);
    this.lowest = Math.min(this.lowest, close);
    this.long = close > this.firstClose;
    this.best = this.long ? this.highest : this.lowest;
    return Number.NaN;
  }
}

export const volatilityStop = defineIndicator({
  fn: 'VOLATILITY_STOP',
  title: 'Volatility stop and reverse (Wilder)',
  description:
    'A stop some ATRs of the bar before from the best close since the last stop; isStop is 1 on a ' +
    'bar that closes beyond it. lowerBand while long, upperBand while short. No value before the ' +
    'first stop.',
  group: 'trend',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 7), factor('multiplier', 3, 0)],
  outputs: ['sar', 'isStop', 'upperBand', 'lowerBand'],
  sparse: true,
  create: ({ timePeriod, multiplier }) => new VolatilityStop(timePeriod, multiplier),
});
