/** TSI: true strength index (Blau, Momentum, Direction and Divergence, 1995). */
import { defineIndicator } from '../define-indicator.js';
import { Ema } from '../overlap/ema.js';
import { period } from '../parameters.js';
import { SavedState } from '../stream-state.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';

class TwiceSmoothed extends SavedState {
  private readonly first: Ema;
  private readonly second: Ema;

  constructor(firstPeriod: number, secondPeriod: number) {
    super();
    this.first = new Ema(firstPeriod);
    this.second = new Ema(secondPeriod);
  }

  update(value: number): number {
    const smooth = this.first.update(value);
    return Number.isNaN(smooth) ? smooth : this.second.update(smooth);
  }
}

export interface TsiPeriods {
  readonly timePeriod: number;
  readonly smoothPeriod: number;
  readonly signalPeriod: number;
}

export class TrueStrength extends MultiStream {
  private readonly changes: TwiceSmoothed;
  private readonly sizes: TwiceSmoothed;
  private readonly signal: Ema;
  private previous = Number.NaN;
  readonly lookback: number;

  constructor({ timePeriod, smoothPeriod, signalPeriod }: TsiPeriods) {
    super(2);
    this.changes = new TwiceSmoothed(timePeriod, smoothPeriod);
    this.sizes = new TwiceSmoothed(timePeriod, smoothPeriod);
    this.signal = new Ema(signalPeriod);
    this.lookback = timePeriod + smoothPeriod - 1;
  }

  update(value: number): number {
    const change = value - this.previous;
    this.previous = value;
    if (Number.isNaN(change)) return Number.NaN;
    const smooth = this.changes.update(change);
    const size = this.sizes.update(Math.abs(change));
    if (Number.isNaN(smooth)) return Number.NaN;
    const tsi = 100 * ratio(smooth, size);
    return this.emit(tsi, this.signal.update(tsi));
  }
}

export const tsi = defineIndicator({
  fn: 'TSI',
  title: 'True strength index',
  description:
    'Changes smoothed twice in percent of their sizes smoothed alike (0 where nothing moved), and ' +
    'the signal line.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [
    period('timePeriod', 25, 1),
    period('smoothPeriod', 13, 1),
    period('signalPeriod', 7, 1),
  ],
  outputs: ['tsi', 'signal'],
  create: (periods) => new TrueStrength(periods),
});
