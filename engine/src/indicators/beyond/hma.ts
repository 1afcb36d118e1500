/** HMA: Hull moving average, a weighted average with most of its lag taken out (Hull, 2005). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { WeightedMean } from './weighted-mean.js';

export class HullAverage extends StreamBase {
  private readonly whole: WeightedMean;
  private readonly half: WeightedMean;
  private readonly smooth: WeightedMean;

  constructor(readonly timePeriod: number) {
    super();
    this.whole = new WeightedMean(timePeriod);
    this.half = new WeightedMean(Math.floor(timePeriod / 2));
    this.smooth = new WeightedMean(Math.floor(Math.sqrt(timePeriod)));
  }

  get lookback(): number {
    return this.timePeriod - 1 + this.smooth.size - 1;
  }

  update(value: number): number {
    const whole = this.whole.update(value);
    const raw = 2 * this.half.update(value) - whole;
    return Number.isNaN(whole) ? whole : (this.value = this.smooth.update(raw));
  }
}

export const hma = defineIndicator({
  fn: 'HMA',
  title: 'Hull moving average',
  description:
    'Weighted average over √n of twice the average over n ÷ 2 less that over n, rounded down.',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new HullAverage(timePeriod),
});
