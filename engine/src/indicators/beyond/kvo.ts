/** KVO: Klinger's volume oscillator (Klinger, Stocks & Commodities, December 1997). */
import { defineIndicator } from '../define-indicator.js';
import { Ema } from '../overlap/ema.js';
import { period } from '../parameters.js';
import { SavedState } from '../stream-state.js';
import { MultiStream } from './multi-stream.js';

/** Volume signed by the trend and weighted by how far the trend has come. */
class VolumeForce extends SavedState {
  private sum = Number.NaN;
  private trend = 0;
  private range = Number.NaN;
  private travelled = 0;

  /** NaN on the first two bars. */
  update(high: number, low: number, close: number, volume: number): number {
    const { sum, trend, range } = this;
    this.sum = high + low + close;
    this.range = high - low;
    if (Number.isNaN(sum)) return Number.NaN;
    this.trend = this.sum > sum ? 1 : -1;
    if (trend === 0) return Number.NaN;
    this.travelled = (this.trend === trend ? this.travelled : range) + this.range;
    if (this.travelled === 0) return 0;
    return volume * Math.abs(2 * (this.range / this.travelled - 1)) * this.trend * 100;
  }
}

export interface KvoPeriods {
  readonly fastPeriod: number;
  readonly slowPeriod: number;
  readonly signalPeriod: number;
}

export class KlingerOscillator extends MultiStream {
  private readonly force = new VolumeForce();
  private readonly fast: Ema;
  private readonly slow: Ema;
  private readonly signal: Ema;
  readonly lookback: number;

  constructor({ fastPeriod, slowPeriod, signalPeriod }: KvoPeriods) {
    super(2);
    this.fast = new Ema(fastPeriod);
    this.slow = new Ema(slowPeriod);
    this.signal = new Ema(signalPeriod);
    this.lookback = Math.max(fastPeriod, slowPeriod) + 1;
  }

  update(high: number, low: number, close: number, volume: number): number {
    const force = this.force.update(high, low, close, volume);
    if (Number.isNaN(force)) return Number.NaN;
    const oscillator = this.fast.update(force) - this.slow.update(force);
    if (Number.isNaN(oscillator)) return Number.NaN;
    return this.emit(oscillator, this.signal.update(oscillator));
  }
}

export const kvo = defineIndicator({
  fn: 'KVO',
  title: 'Klinger volume oscillator',
  description:
    'Fast less slow average of the volume force: volume signed by the trend of high + low + close ' +
    'and weighted by the range beside what the trend has travelled; and its signal line.',
  group: 'volume',
  inputs: ['high', 'low', 'close', 'volume'],
  parameters: [period('fastPeriod', 34), period('slowPeriod', 55), period('signalPeriod', 13)],
  outputs: ['oscillator', 'signal'],
  create: (periods) => new KlingerOscillator(periods),
});
