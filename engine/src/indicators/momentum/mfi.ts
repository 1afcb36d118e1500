/** MFI: the money flow index: the share of money that flowed on rises. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { RollingSum } from '../rolling-sum.js';

/** TA-Lib gives 0 where less than one unit of money flowed. */
const LEAST_FLOW = 1;

export class Mfi extends StreamBase {
  private readonly gains: RollingSum;
  private readonly losses: RollingSum;
  private previous = Number.NaN;

  constructor(readonly timePeriod: number) {
    super();
    this.gains = new RollingSum(timePeriod);
    this.losses = new RollingSum(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(high: number, low: number, close: number, volume: number): number {
    const price = (high + low + close) / 3;
    const { previous } = this;
    this.previous = price;
    if (Number.isNaN(previous)) return Number.NaN;
    const gain = this.gains.update(price > previous ? price * volume : 0);
    const loss = this.losses.update(price < previous ? price * volume : 0);
    if (!this.gains.full) return Number.NaN;
    const all = gain + loss;
    return (this.value = all < LEAST_FLOW ? 0 : 100 * (gain / all));
  }
}

export const mfi = defineIndicator({
  fn: 'MFI',
  title: 'Money flow index',
  description:
    'Price × volume of rising bars in percent of that of all moving bars; 0 below a flow of 1.',
  group: 'momentum',
  inputs: ['high', 'low', 'close', 'volume'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Mfi(timePeriod),
});
