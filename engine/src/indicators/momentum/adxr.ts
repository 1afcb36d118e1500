/** ADXR: the mean of ADX now and n − 1 bars before. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Window } from '../window.js';
import { Adx } from './adx.js';

export class Adxr extends StreamBase {
  private readonly index: Adx;
  private readonly window: Window;

  constructor(readonly timePeriod: number) {
    super();
    this.index = new Adx(timePeriod);
    this.window = new Window(timePeriod);
  }

  get lookback(): number {
    return this.index.lookback + this.timePeriod - 1;
  }

  update(high: number, low: number, close: number): number {
    const index = this.index.update(high, low, close);
    if (Number.isNaN(index)) return index;
    this.window.push(index);
    return (this.value = this.window.full ? (index + this.window.oldest) / 2 : Number.NaN);
  }
}

export const adxr = defineIndicator({
  fn: 'ADXR',
  title: 'Average directional movement index rating',
  description: 'The mean of ADX now and n − 1 bars before (Wilder).',
  group: 'momentum',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Adxr(timePeriod),
});
