/** PVO: fast less slow average of the volume in percent of the slow one (Achelis, 1995). */
import { defineIndicator } from '../define-indicator.js';
import { Ema } from '../overlap/ema.js';
import { period } from '../parameters.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';

export interface PvoPeriods {
  readonly fastPeriod: number;
  readonly slowPeriod: number;
  readonly signalPeriod: number;
}

export class VolumeOscillator extends MultiStream {
  private readonly fast: Ema;
  private readonly slow: Ema;
  private readonly signal: Ema;
  readonly lookback: number;

  constructor({ fastPeriod, slowPeriod, signalPeriod }: PvoPeriods) {
    super(3);
    this.fast = new Ema(fastPeriod);
    this.slow = new Ema(slowPeriod);
    this.signal = new Ema(signalPeriod);
    this.lookback = Math.max(fastPeriod, slowPeriod) - 1;
  }

  update(volume: number): number {
    const slow = this.slow.update(volume);
    const difference = this.fast.update(volume) - slow;
    if (Number.isNaN(difference)) return Number.NaN;
    const pvo = 100 * ratio(difference, slow);
    const signal = this.signal.update(pvo);
    return this.emit(pvo, signal, pvo - signal);
  }
}

export const pvo = defineIndicator({
  fn: 'PVO',
  title: 'Percentage volume oscillator',
  description:
    'Fast less slow average of the volume in percent of the slow one, its signal and histogram.',
  group: 'volume',
  inputs: ['volume'],
  parameters: [period('fastPeriod', 12), period('slowPeriod', 26), period('signalPeriod', 9)],
  outputs: ['pvo', 'signal', 'histogram'],
  create: (periods) => new VolumeOscillator(periods),
});
