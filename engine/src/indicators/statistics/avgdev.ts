/** AVGDEV: the mean distance of the last n values from their mean. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Window } from '../window.js';

export class AverageDeviation extends StreamBase {
  private readonly window: Window;

  constructor(readonly timePeriod: number) {
    super();
    this.window = new Window(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    const { window, timePeriod } = this;
    window.push(value);
    if (!window.full) return Number.NaN;
    const mean = window.sum() / timePeriod;
    let distance = 0;
    for (let i = 0; i < timePeriod; i += 1) distance += Math.abs(window.at(i) - mean);
    return (this.value = distance / timePeriod);
  }
}

export const avgdev = defineIndicator({
  fn: 'AVGDEV',
  title: 'Average deviation',
  description: 'The mean distance of the last n values from their mean.',
  group: 'price',
  inputs: ['close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new AverageDeviation(timePeriod),
});
