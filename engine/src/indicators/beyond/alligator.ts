/** ALLIGATOR: three displaced, smoothed averages of the median price (Williams, Trading Chaos, 1995). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { SavedState } from '../stream-state.js';
import { Wilder } from '../wilder.js';
import { Delay } from './delay.js';
import { MultiStream } from './multi-stream.js';

/** One of the three lines: a smoothed average drawn some bars later than it was known. */
class Line extends SavedState {
  private readonly average: Wilder;
  private readonly displaced: Delay;

  constructor(
    timePeriod: number,
    readonly offset: number,
  ) {
    super();
    this.average = new Wilder(timePeriod);
    this.displaced = new Delay(offset);
  }

  get lookback(): number {
    return this.average.timePeriod - 1 + this.offset;
  }

  update(median: number): number {
    const value = this.average.update(median);
    return Number.isNaN(value) ? value : this.displaced.update(value);
  }
}

export interface AlligatorSettings {
  readonly jawPeriod: number;
  readonly jawOffset: number;
  readonly teethPeriod: number;
  readonly teethOffset: number;
  readonly lipsPeriod: number;
  readonly lipsOffset: number;
}

export class Alligator extends MultiStream {
  private readonly jaw: Line;
  private readonly teeth: Line;
  private readonly lips: Line;

  constructor(settings: AlligatorSettings) {
    super(3);
    this.jaw = new Line(settings.jawPeriod, settings.jawOffset);
    this.teeth = new Line(settings.teethPeriod, settings.teethOffset);
    this.lips = new Line(settings.lipsPeriod, settings.lipsOffset);
  }

  get lookback(): number {
    return Math.min(this.jaw.lookback, this.teeth.lookback, this.lips.lookback);
  }

  update(high: number, low: number): number {
    const median = (high + low) / 2;
    return this.emit(this.jaw.update(median), this.teeth.update(median), this.lips.update(median));
  }
}

export const alligator = defineIndicator({
  fn: 'ALLIGATOR',
  title: 'Alligator (Williams)',
  description:
    'Jaw, teeth and lips: smoothed averages of the median price, each drawn some bars later.',
  group: 'trend',
  inputs: ['high', 'low'],
  parameters: [
    period('jawPeriod', 13),
    period('jawOffset', 8, 0),
    period('teethPeriod', 8),
    period('teethOffset', 5, 0),
    period('lipsPeriod', 5),
    period('lipsOffset', 3, 0),
  ],
  outputs: ['jaw', 'teeth', 'lips'],
  create: (settings) => new Alligator(settings),
});
