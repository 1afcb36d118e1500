/** HT_DCPHASE: the phase of the dominant cycle. */
import { defineIndicator } from '../define-indicator.js';
import { StreamBase } from '../stream-state.js';
import { DominantPhase, PHASE_LOOKBACK } from './dominant-phase.js';

export class DominantCyclePhase extends StreamBase {
  readonly lookback = PHASE_LOOKBACK;
  private readonly phase = new DominantPhase();

  update(value: number): number {
    this.phase.update(value);
    return (this.value = this.phase.ready ? this.phase.degrees : Number.NaN);
  }
}

export const htDcphase = defineIndicator({
  fn: 'HT_DCPHASE',
  title: 'Dominant cycle phase',
  description: 'Phase, in degrees, of the dominant cycle (Ehlers).',
  group: 'cycle',
  inputs: ['close'],
  parameters: [],
  outputs: ['output'],
  create: () => new DominantCyclePhase(),
});
