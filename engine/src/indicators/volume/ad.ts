/** AD: Chaikin’s accumulation and distribution line. */
import { defineIndicator } from '../define-indicator.js';
import { StreamBase } from '../stream-state.js';

export class AccumulationDistribution extends StreamBase {
  readonly lookback = 0;
  private total = 0;

  update(high: number, low: number, close: number, volume: number): number {
    const range = high - low;
    if (range > 0) this.total += ((close - low - (high - close)) / range) * volume;
    return (this.value = this.total);
  }
}

export const ad = defineIndicator({
  fn: 'AD',
  title: 'Accumulation and distribution line',
  description: 'Volume summed by where the close lies within the bar (Chaikin).',
  group: 'volume',
  inputs: ['high', 'low', 'close', 'volume'],
  parameters: [],
  outputs: ['output'],
  create: () => new AccumulationDistribution(),
});
