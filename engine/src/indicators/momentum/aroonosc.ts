/** AROONOSC: the difference of Aroon’s up and down lines. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { ExtremePosition } from '../extreme-position.js';

export class AroonOscillator extends StreamBase {
  private readonly lowest: ExtremePosition;
  private readonly highest: ExtremePosition;

  constructor(readonly timePeriod: number) {
    super();
    this.lowest = new ExtremePosition(timePeriod + 1, -1, 'latest');
    this.highest = new ExtremePosition(timePeriod + 1, 1, 'latest');
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(high: number, low: number): number {
    this.lowest.update(low);
    this.highest.update(high);
    if (!this.lowest.full) return Number.NaN;
    return (this.value = (100 / this.timePeriod) * (this.highest.stamp - this.lowest.stamp));
  }
}

export const aroonosc = defineIndicator({
  fn: 'AROONOSC',
  title: 'Aroon oscillator',
  description: 'Aroon’s up line minus its down line.',
  group: 'momentum',
  inputs: ['high', 'low'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new AroonOscillator(timePeriod),
});
