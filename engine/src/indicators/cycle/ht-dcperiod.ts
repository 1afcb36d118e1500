/** HT_DCPERIOD: the length of the dominant cycle. */
import { defineIndicator } from '../define-indicator.js';
import { HilbertCycle } from '../hilbert-cycle.js';
import { StreamBase } from '../stream-state.js';

const SKIPPED_BARS = 12;

export class DominantCyclePeriod extends StreamBase {
  readonly lookback = 32;
  private readonly cycle = new HilbertCycle(SKIPPED_BARS);
  private seen = 0;

  update(value: number): number {
    this.seen += 1;
    this.cycle.update(value);
    return (this.value = this.seen > this.lookback ? this.cycle.smoothPeriod : Number.NaN);
  }
}

export const htDcperiod = defineIndicator({
  fn: 'HT_DCPERIOD',
  title: 'Dominant cycle period',
  description: 'Length, in bars, of the dominant cycle by a Hilbert transform (Ehlers).',
  group: 'cycle',
  inputs: ['close'],
  parameters: [],
  outputs: ['output'],
  create: () => new DominantCyclePeriod(),
});
