/** MAMA: Ehlers' averages that adapt to the rate of change of the phase. */
import { defineIndicator } from '../define-indicator.js';
import { HilbertCycle } from '../hilbert-cycle.js';
import { factor } from '../parameters.js';
import { StreamBase } from '../stream-state.js';

const SKIPPED_BARS = 12;

export class Mama extends StreamBase {
  readonly lookback = 32;
  mama = Number.NaN;
  fama = Number.NaN;
  private readonly cycle = new HilbertCycle(SKIPPED_BARS);
  private phase = 0;
  private fast = 0;
  private slow = 0;
  private seen = 0;

  constructor(
    readonly fastLimit = 0.5,
    readonly slowLimit = 0.05,
  ) {
    super();
  }

  /** Returns the adaptive average, not the one that follows it. */
  update(value: number): number {
    this.seen += 1;
    if (!this.cycle.update(value)) return Number.NaN;
    const { phase } = this.cycle;
    const change = Math.max(this.phase - phase, 1);
    this.phase = phase;
    const weight = change > 1 ? Math.max(this.fastLimit / change, this.slowLimit) : this.fastLimit;
    this.fast = weight * value + (1 - weight) * this.fast;
    this.slow = 0.5 * weight * this.fast + (1 - 0.5 * weight) * this.slow;
    if (this.seen <= this.lookback) return Number.NaN;
    this.fama = this.slow;
    return (this.mama = this.fast);
  }

  override output(index: number): number {
    return index === 0 ? this.mama : this.fama;
  }
}

export const mama = defineIndicator({
  fn: 'MAMA',
  title: 'MESA adaptive moving average',
  description:
    'An average that adapts to the phase of the cycle, and one that follows it (Ehlers).',
  group: 'overlap',
  inputs: ['close'],
  parameters: [factor('fastLimit', 0.5, 0.01, 0.99), factor('slowLimit', 0.05, 0.01, 0.99)],
  outputs: ['MAMA', 'FAMA'],
  create: ({ fastLimit, slowLimit }) => new Mama(fastLimit, slowLimit),
});
