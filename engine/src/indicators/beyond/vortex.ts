/** VORTEX: movements up and down beside the true range (Botes and Siepman, S&C, January 2010). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { RollingSum } from '../rolling-sum.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';
import { TrueRange } from './true-range.js';

export class Vortex extends MultiStream {
  private readonly ups: RollingSum;
  private readonly downs: RollingSum;
  private readonly ranges: RollingSum;
  private readonly trueRange = new TrueRange();
  private high = Number.NaN;
  private low = Number.NaN;

  constructor(readonly timePeriod: number) {
    super(2);
    this.ups = new RollingSum(timePeriod);
    this.downs = new RollingSum(timePeriod);
    this.ranges = new RollingSum(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(high: number, low: number, close: number): number {
    const up = Math.abs(high - this.low);
    const down = Math.abs(low - this.high);
    const range = this.trueRange.update(high, low, close);
    this.high = high;
    this.low = low;
    if (Number.isNaN(range)) return Number.NaN;
    const ups = this.ups.update(up);
    const downs = this.downs.update(down);
    const ranges = this.ranges.update(range);
    if (!this.ranges.full) return Number.NaN;
    return this.emit(ratio(ups, ranges), ratio(downs, ranges));
  }
}

export const vortex = defineIndicator({
  fn: 'VORTEX',
  title: 'Vortex indicator',
  description:
    'Sums of |high − low before| (plusVi) and |low − high before| (minusVi) in parts of the sum of ' +
    'true ranges; 0 where nothing moved.',
  group: 'trend',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 14, 1)],
  outputs: ['plusVi', 'minusVi'],
  create: ({ timePeriod }) => new Vortex(timePeriod),
});
