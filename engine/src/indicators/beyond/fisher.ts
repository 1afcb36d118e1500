/** FISHER: Fisher transform of the price's place in its range (Ehlers, Stocks & Commodities, Nov. 2002). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { Window } from '../window.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';

/** Beyond this the transform would run to infinity. */
const EDGE = 0.99;

export class FisherTransform extends MultiStream {
  readonly lookback = 0;
  private readonly window: Window;
  private place = 0;
  private fisher = 0;
  private started = false;

  constructor(timePeriod: number) {
    super(2);
    this.window = new Window(timePeriod);
  }

  update(high: number, low: number): number {
    const { window, fisher } = this;
    const median = (high + low) / 2;
    window.push(median);
    let top = median;
    let bottom = median;
    for (let i = 0; i < window.count; i += 1) {
      top = Math.max(top, window.at(i));
      bottom = Math.min(bottom, window.at(i));
    }
    const raw = 0.66 * (ratio(median - bottom, top - bottom) - 0.5) + 0.67 * this.place;
    const bounded = Math.abs(raw) > EDGE ? Math.sign(raw) * 0.999 : raw;
    this.place = top === bottom ? 0 : bounded;
    this.fisher = 0.5 * Math.log((1 + this.place) / (1 - this.place)) + 0.5 * fisher;
    const trigger = this.started ? fisher : Number.NaN;
    this.started = true;
    return this.emit(this.fisher, trigger);
  }
}

export const fisher = defineIndicator({
  fn: 'FISHER',
  title: 'Fisher transform (Ehlers)',
  description:
    'Place of the median price in its range of n bars (fewer at first), smoothed, made nearly ' +
    'normal; the trigger is the value of the bar before.',
  group: 'momentum',
  inputs: ['high', 'low'],
  parameters: [period('timePeriod', 10, 1)],
  outputs: ['fisher', 'trigger'],
  create: ({ timePeriod }) => new FisherTransform(timePeriod),
});
