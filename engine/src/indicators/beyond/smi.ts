/** SMI: stochastic momentum index (Blau, Momentum, Direction and Divergence, 1995). */
import { defineIndicator } from '../define-indicator.js';
import { Ema } from '../overlap/ema.js';
import { period } from '../parameters.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';
import { RollingRange } from './rolling-range.js';

export interface SmiPeriods {
  readonly timePeriod: number;
  readonly firstSmoothPeriod: number;
  readonly secondSmoothPeriod: number;
  readonly signalPeriod: number;
}

/** An exponential average that starts at its first value. */
function fromFirst(timePeriod: number): Ema {
  return new Ema(1, 2 / (timePeriod + 1));
}

export class StochasticMomentum extends MultiStream {
  private readonly range: RollingRange;
  private readonly distances: readonly Ema[];
  private readonly widths: readonly Ema[];
  private readonly signal: Ema;
  readonly lookback: number;

  constructor(periods: SmiPeriods) {
    super(2);
    const { firstSmoothPeriod, secondSmoothPeriod } = periods;
    this.range = new RollingRange(periods.timePeriod);
    this.distances = [fromFirst(firstSmoothPeriod), fromFirst(secondSmoothPeriod)];
    this.widths = [fromFirst(firstSmoothPeriod), fromFirst(secondSmoothPeriod)];
    this.signal = fromFirst(periods.signalPeriod);
    this.lookback = periods.timePeriod - 1;
  }

  update(high: number, low: number, close: number): number {
    const { range } = this;
    range.update(high, low);
    if (Number.isNaN(range.width)) return Number.NaN;
    const distance = twice(this.distances, close - range.middle);
    const width = twice(this.widths, range.width);
    const smi = 100 * ratio(distance, width / 2);
    return this.emit(smi, this.signal.update(smi));
  }
}

function twice(averages: readonly Ema[], value: number): number {
  return averages.reduce((smooth, average) => average.update(smooth), value);
}

export const smi = defineIndicator({
  fn: 'SMI',
  title: 'Stochastic momentum index',
  description:
    'Distance of the close from the middle of the range of n bars in percent of half the range, ' +
    'both smoothed twice; and its signal line.',
  group: 'momentum',
  inputs: ['high', 'low', 'close'],
  parameters: [
    period('timePeriod', 13, 1),
    period('firstSmoothPeriod', 25, 1),
    period('secondSmoothPeriod', 2, 1),
    period('signalPeriod', 3, 1),
  ],
  outputs: ['smi', 'signal'],
  create: (periods) => new StochasticMomentum(periods),
});
