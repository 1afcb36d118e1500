/** EHLERS_MAMA: averages that adapt to the change of phase (Ehlers, Stocks & Commodities, Sept. 2001). */
import { defineIndicator } from '../define-indicator.js';
import { factor } from '../parameters.js';
import { DominantCycle } from './dominant-cycle.js';
import { MultiStream } from './multi-stream.js';

/** The averages start as the mean of so many prices. */
const SEED_BARS = 6;

export class EhlersMama extends MultiStream {
  readonly lookback = SEED_BARS - 1;
  private readonly cycle = new DominantCycle();
  private phase = 0;
  private sum = 0;
  private bar = -1;

  constructor(
    readonly fastLimit: number,
    readonly slowLimit: number,
  ) {
    super(2);
  }

  update(high: number, low: number): number {
    const { cycle, results } = this;
    const price = (high + low) / 2;
    this.bar += 1;
    const warm = cycle.update(price);
    if (!warm) {
      this.sum += price;
      const seed = this.sum / SEED_BARS;
      return this.bar === SEED_BARS - 1 ? this.emit(seed, seed) : Number.NaN;
    }
    const before = this.phase;
    this.phase =
      cycle.inPhase === 0 ? 0 : (Math.atan(cycle.quadrature / cycle.inPhase) * 180) / Math.PI;
    const step = Math.max(before - this.phase, 1);
    const alpha = Math.max(this.fastLimit / step, this.slowLimit);
    const mama = alpha * price + (1 - alpha) * (results[0] as number);
    return this.emit(mama, 0.5 * alpha * mama + (1 - 0.5 * alpha) * (results[1] as number));
  }
}

export const ehlersMama = defineIndicator({
  fn: 'EHLERS_MAMA',
  title: 'MESA adaptive moving average (Ehlers)',
  description:
    'An average of the median price that is fast while the phase of the cycle runs and slow while ' +
    'it rests (mama), and one that follows it (fama). MAMA is TA-Lib’s form, on closes.',
  group: 'overlap',
  inputs: ['high', 'low'],
  parameters: [factor('fastLimit', 0.5, 0.01, 0.99), factor('slowLimit', 0.05, 0.01, 0.99)],
  outputs: ['mama', 'fama'],
  refuse: ({ fastLimit, slowLimit }) =>
    fastLimit < slowLimit ? 'fastLimit must not be below slowLimit' : null,
  create: ({ fastLimit, slowLimit }) => new EhlersMama(fastLimit, slowLimit),
});
