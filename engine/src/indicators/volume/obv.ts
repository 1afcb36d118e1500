/** OBV: volume added on rises and taken away on falls (Granville). */
import { defineIndicator } from '../define-indicator.js';
import { StreamBase } from '../stream-state.js';

/** As TA-Lib it starts at the volume of the first bar. */
export class OnBalanceVolume extends StreamBase {
  readonly lookback = 0;
  private previous = Number.NaN;
  private total = 0;

  update(price: number, volume: number): number {
    if (Number.isNaN(this.previous) || price > this.previous) this.total += volume;
    else if (price < this.previous) this.total -= volume;
    this.previous = price;
    return (this.value = this.total);
  }
}

export const obv = defineIndicator({
  fn: 'OBV',
  title: 'On-balance volume',
  description: 'Volume added on rises and taken away on falls.',
  group: 'volume',
  inputs: ['close', 'volume'],
  parameters: [],
  outputs: ['output'],
  create: () => new OnBalanceVolume(),
});
