/** HT_SINE: the sine of the phase of the dominant cycle, and that of an eighth cycle later. */
import { defineIndicator } from '../define-indicator.js';
import { StreamBase } from '../stream-state.js';
import { DominantPhase, PHASE_LOOKBACK } from './dominant-phase.js';

const RADIANS = Math.PI / 180;

export class SineWave extends StreamBase {
  readonly lookback = PHASE_LOOKBACK;
  sine = Number.NaN;
  leadSine = Number.NaN;
  private readonly phase = new DominantPhase();

  /** Returns the sine. */
  update(value: number): number {
    this.phase.update(value);
    if (!this.phase.ready) return Number.NaN;
    this.leadSine = Math.sin((this.phase.degrees + 45) * RADIANS);
    return (this.sine = Math.sin(this.phase.degrees * RADIANS));
  }

  override output(index: number): number {
    return index === 0 ? this.sine : this.leadSine;
  }
}

export const htSine = defineIndicator({
  fn: 'HT_SINE',
  title: 'Sine wave',
  description:
    'Sine of the dominant cycle’s phase, and of that 45 degrees ahead; they cross at turns.',
  group: 'cycle',
  inputs: ['close'],
  parameters: [],
  outputs: ['sine', 'leadSine'],
  create: () => new SineWave(),
});
