/** CVD_BARS: cumulative volume delta guessed from bars (Easley, López de Prado and O'Hara, RFS 2012). */
import { normalProbability } from '../../analytics/statistics/normal-distribution.js';
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { RollingMoments } from '../rolling-moments.js';
import { MultiStream } from './multi-stream.js';
import { ratio } from './ratio.js';

/** Bulk volume classification: Φ(change ÷ its deviation) of a bar's volume counts as bought. */
export class BarDelta extends MultiStream {
  private readonly changes: RollingMoments;
  private previous = Number.NaN;
  private sum = 0;

  constructor(readonly timePeriod: number) {
    super(2);
    this.changes = new RollingMoments(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(close: number, volume: number): number {
    const change = close - this.previous;
    this.previous = close;
    if (Number.isNaN(change)) return Number.NaN;
    this.changes.update(change);
    if (!this.changes.full) return Number.NaN;
    const bought = normalProbability(ratio(change, Math.sqrt(this.changes.variance)));
    const delta = volume * (2 * bought - 1);
    this.sum += delta;
    return this.emit(this.sum, delta);
  }
}

export const cvdBars = defineIndicator({
  fn: 'CVD_BARS',
  title: 'Cumulative volume delta from bars',
  description:
    'An estimate where no trades are at hand: of a bar’s volume, the normal probability of its ' +
    'change in deviations of the last n changes counts as bought, the rest as sold.',
  group: 'volume',
  inputs: ['close', 'volume'],
  parameters: [period('timePeriod', 20)],
  outputs: ['cvd', 'delta'],
  create: ({ timePeriod }) => new BarDelta(timePeriod),
});
