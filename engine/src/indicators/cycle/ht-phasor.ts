/** HT_PHASOR: the two components of the phasor of the dominant cycle. */
import { defineIndicator } from '../define-indicator.js';
import { HilbertCycle } from '../hilbert-cycle.js';
import { StreamBase } from '../stream-state.js';

const SKIPPED_BARS = 12;

export class Phasor extends StreamBase {
  readonly lookback = 32;
  inPhase = Number.NaN;
  quadrature = Number.NaN;
  private readonly cycle = new HilbertCycle(SKIPPED_BARS);
  private seen = 0;

  /** Returns the component in phase. */
  update(value: number): number {
    this.seen += 1;
    this.cycle.update(value);
    if (this.seen <= this.lookback) return Number.NaN;
    this.quadrature = this.cycle.quadrature;
    return (this.inPhase = this.cycle.inPhase);
  }

  override output(index: number): number {
    return index === 0 ? this.inPhase : this.quadrature;
  }
}

export const htPhasor = defineIndicator({
  fn: 'HT_PHASOR',
  title: 'Phasor components',
  description: 'The component in phase and the quadrature of the dominant cycle (Ehlers).',
  group: 'cycle',
  inputs: ['close'],
  parameters: [],
  outputs: ['inPhase', 'quadrature'],
  create: () => new Phasor(),
});
