/** CMO: Chande’s momentum oscillator, with Wilder’s smoothing as in TA-Lib. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { isNearZero } from '../near-zero.js';
import { Wilder } from '../wilder.js';

export class Cmo extends StreamBase {
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
    return (this.value = isNearZero(sum) ? 0 : 100 * ((gain - loss) / sum));
  }
}

export const cmo = defineIndicator({
  fn: 'CMO',
  title: 'Chande momentum oscillator',
  description: 'Rises minus falls in percent of both, smoothed by Wilder’s average as in TA-Lib.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Cmo(timePeriod),
});
