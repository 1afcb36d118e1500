/** FRACTAL_CHAOS_BANDS: the last confirmed fractal top and bottom (after Williams' fractals). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { MultiStream } from './multi-stream.js';
import { TurningPoint } from './turning-point.js';

export class FractalChaosBands extends MultiStream {
  private readonly tops: TurningPoint;
  private readonly bottoms: TurningPoint;

  constructor(readonly windowSpan: number) {
    super(2);
    this.tops = new TurningPoint(windowSpan, windowSpan, 1);
    this.bottoms = new TurningPoint(windowSpan, windowSpan, -1);
  }

  get lookback(): number {
    return 2 * this.windowSpan;
  }

  update(high: number, low: number): number {
    const top = this.tops.update(high);
    const bottom = this.bottoms.update(low);
    return this.emit(
      Number.isNaN(top) ? this.output(0) : top,
      Number.isNaN(bottom) ? this.output(1) : bottom,
    );
  }
}

export const fractalChaosBands = defineIndicator({
  fn: 'FRACTAL_CHAOS_BANDS',
  title: 'Fractal chaos bands',
  description:
    'The last fractal top and bottom, each from the bar that confirms it; no value before the first.',
  group: 'structure',
  inputs: ['high', 'low'],
  parameters: [period('windowSpan', 2, 1)],
  outputs: ['upperBand', 'lowerBand'],
  sparse: true,
  create: ({ windowSpan }) => new FractalChaosBands(windowSpan),
});
