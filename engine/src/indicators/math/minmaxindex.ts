/** MINMAXINDEX: the bars that hold the lowest and the highest of the last n values. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { ExtremePosition } from '../extreme-position.js';

export class MinMaxIndex extends StreamBase {
  minIdx = Number.NaN;
  maxIdx = Number.NaN;
  private readonly lowest: ExtremePosition;
  private readonly highest: ExtremePosition;

  constructor(readonly timePeriod: number) {
    super();
    this.lowest = new ExtremePosition(timePeriod, -1, 'earliest');
    this.highest = new ExtremePosition(timePeriod, 1, 'earliest');
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  /** Returns the bar of the lowest. */
  update(value: number): number {
    this.lowest.update(value);
    this.highest.update(value);
    if (!this.lowest.full) return Number.NaN;
    this.maxIdx = this.highest.stamp;
    return (this.minIdx = this.lowest.stamp);
  }

  override output(index: number): number {
    return index === 0 ? this.minIdx : this.maxIdx;
  }
}

export const minmaxindex = defineIndicator({
  fn: 'MINMAXINDEX',
  title: 'Bars of the lowest and highest value',
  description:
    'Indexes, from 0, of the bars that hold the lowest and the highest of the last n values.',
  group: 'math',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['minIdx', 'maxIdx'],
  barNumbers: true,
  create: ({ timePeriod }) => new MinMaxIndex(timePeriod),
});
