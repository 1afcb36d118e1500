/** CHAIKIN_OSCILLATOR: fast less slow average of the accumulation/distribution line, and both. */
import { defineIndicator } from '../define-indicator.js';
import { Ema } from '../overlap/ema.js';
import { period } from '../parameters.js';
import { moneyFlowMultiplier } from './money-flow.js';
import { MultiStream } from './multi-stream.js';

export class SeededChaikinOscillator extends MultiStream {
  private readonly fast: Ema;
  private readonly slow: Ema;
  private line = 0;

  constructor(fastPeriod: number, slowPeriod: number) {
    super(3);
    this.fast = new Ema(fastPeriod);
    this.slow = new Ema(slowPeriod);
  }

  get lookback(): number {
    return Math.min(this.fast.lookback, this.slow.lookback);
  }

  update(high: number, low: number, close: number, volume: number): number {
    this.line += moneyFlowMultiplier(high, low, close) * volume;
    const fast = this.fast.update(this.line);
    const slow = this.slow.update(this.line);
    return this.emit(fast - slow, fast, slow);
  }
}

export const chaikinOscillator = defineIndicator({
  fn: 'CHAIKIN_OSCILLATOR',
  title: 'Chaikin oscillator, averages seeded by means',
  description:
    'As ADOSC, but each exponential average of the accumulation/distribution line starts from the ' +
    'mean of its first values, and both are given.',
  group: 'volume',
  inputs: ['high', 'low', 'close', 'volume'],
  parameters: [period('fastPeriod', 3), period('slowPeriod', 10)],
  outputs: ['oscillator', 'fastEma', 'slowEma'],
  create: ({ fastPeriod, slowPeriod }) => new SeededChaikinOscillator(fastPeriod, slowPeriod),
});
