/** CCI: the commodity channel index (Lambert). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Window } from '../window.js';

export class Cci extends StreamBase {
  private readonly window: Window;

  constructor(readonly timePeriod: number) {
    super();
    this.window = new Window(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(high: number, low: number, close: number): number {
    const { window, timePeriod } = this;
    const price = (high + low + close) / 3;
    window.push(price);
    if (!window.full) return Number.NaN;
    let sum = 0;
    for (let i = 0; i < timePeriod; i += 1) sum += window.inRing(i);
    const mean = sum / timePeriod;
    let distance = 0;
    for (let i = 0; i < timePeriod; i += 1) distance += Math.abs(window.inRing(i) - mean);
    const away = price - mean;
    const flat = away === 0 || distance === 0;
    return (this.value = flat ? 0 : away / (0.015 * (distance / timePeriod)));
  }
}

export const cci = defineIndicator({
  fn: 'CCI',
  title: 'Commodity channel index',
  description: 'Distance of the typical price from its mean, in parts of 0.015 mean deviations.',
  group: 'momentum',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Cci(timePeriod),
});
