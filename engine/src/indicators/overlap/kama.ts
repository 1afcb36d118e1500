/** KAMA: Kaufman’s adaptive average: fast in a trend, slow in noise. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { isNearZero } from '../near-zero.js';
import { RollingSum } from '../rolling-sum.js';
import { Window } from '../window.js';

/** Weights of exponential averages of 2 and of 30 bars. */
const FASTEST = 2 / 3;
const SLOWEST = 2 / 31;

export class Kama extends StreamBase {
  private readonly path: RollingSum;
  private readonly window: Window;
  private previous = Number.NaN;
  private average = 0;

  constructor(readonly timePeriod: number) {
    super();
    this.path = new RollingSum(timePeriod);
    this.window = new Window(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(value: number): number {
    const { previous } = this;
    this.previous = value;
    const before = this.window.push(value);
    if (Number.isNaN(previous)) return Number.NaN;
    const path = this.path.update(Math.abs(value - previous));
    if (!this.path.full) return Number.NaN;
    // It starts at the value before its first.
    if (Number.isNaN(this.value)) this.average = previous;
    const way = value - before;
    const efficiency = path <= way || isNearZero(path) ? 1 : Math.abs(way / path);
    const root = efficiency * (FASTEST - SLOWEST) + SLOWEST;
    this.average += (value - this.average) * (root * root);
    return (this.value = this.average);
  }
}

export const kama = defineIndicator({
  fn: 'KAMA',
  title: 'Kaufman adaptive moving average',
  description: 'An exponential average that is fast in a trend and slow in noise.',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 30)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Kama(timePeriod),
});
