/** FIB: Fibonacci retracements and extensions of the swing in the last n bars (Elliott, 1938). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { MultiStream } from './multi-stream.js';
import { RollingRange } from './rolling-range.js';

const RETRACEMENTS = [0.236, 0.382, 0.5, 0.618, 0.786] as const;
const EXTENSIONS = [1.272, 1.618, 2, 2.618] as const;

export class Fibonacci extends MultiStream {
  private readonly range: RollingRange;
  private rising = true;

  constructor(readonly timePeriod: number) {
    super(3 + RETRACEMENTS.length + EXTENSIONS.length);
    this.range = new RollingRange(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(high: number, low: number): number {
    const { range, results } = this;
    range.update(high, low);
    if (Number.isNaN(range.width)) return Number.NaN;
    // Both on one bar: no telling which came first, so the swing keeps its direction.
    if (range.highestAt !== range.lowestAt) this.rising = range.highestAt > range.lowestAt;
    const { highest, lowest, width } = range;
    const end = this.rising ? highest : lowest;
    const begin = this.rising ? lowest : highest;
    const way = this.rising ? width : -width;
    this.emit(this.rising ? 1 : -1, highest, lowest);
    RETRACEMENTS.forEach((share, i) => (results[3 + i] = end - share * way));
    EXTENSIONS.forEach((share, i) => (results[8 + i] = begin + share * way));
    return this.value;
  }
}

export const fib = defineIndicator({
  fn: 'FIB',
  title: 'Fibonacci retracements and extensions',
  description:
    'The swing between the highest high and the lowest low of the last n bars: direction 1 if the ' +
    'high is the later one. Retracements lie back from its end, extensions beyond it, both in parts ' +
    'of its height and counted from its start for extensions (1.272 is 27.2 % beyond the end).',
  group: 'structure',
  inputs: ['high', 'low'],
  parameters: [period('timePeriod', 50)],
  outputs: [
    'direction',
    'swingHigh',
    'swingLow',
    'retracement236',
    'retracement382',
    'retracement500',
    'retracement618',
    'retracement786',
    'extension1272',
    'extension1618',
    'extension2000',
    'extension2618',
  ],
  create: ({ timePeriod }) => new Fibonacci(timePeriod),
});
