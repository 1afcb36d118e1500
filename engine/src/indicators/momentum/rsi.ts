/** RSI: Wilder's relative strength index. */
import { defineIndicator } from '../define-indicator.js';
import { isNearZero } from '../near-zero.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Wilder } from '../wilder.js';

export class Rsi extends StreamBase {
  private readonly gain: Wilder;
  private readonly loss: Wilder;
  private previous = Number.NaN;

  constructor(readonly timePeriod: number) {
    super();
    this.gain = new Wilder(timePeriod);
    this.loss = new Wilder(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(value: number): number {
    const change = value - this.previous;
    this.previous = value;
    if (Number.isNaN(change)) return Number.NaN;
    const gain = this.gain.update(change > 0 ? change : 0);
    const loss = this.loss.update(change < 0 ? -change : 0);
    const sum = gain + loss;
    // A window without any change: TA-Lib calls it 0.
    return (this.value = isNearZero(sum) ? 0 : 100 * (gain / sum));
  }
}

export const rsi = defineIndicator({
  fn: 'RSI',
  title: 'Relative strength index',
  description: 'Wilder’s share of rises in all changes, from 0 to 100.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Rsi(timePeriod),
});
