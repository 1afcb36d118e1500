/** RSI: Wilder's relative strength index. */
import { defineIndicator } from '../define-indicator.js';
import { column } from '../indicator.js';
import { EPSILON } from '../near-zero.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Wilder } from '../wilder.js';

export class Rsi extends StreamBase {
  private readonly gain: Wilder;
  private readonly loss: Wilder;
  private previous = Number.NaN;

  constructor(readonly timePeriod: number) {
    super();
    this.gain = new Wilder(timePeriod);
    this.loss = new Wilder(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(value: number): number {
    const change = value - this.previous;
    this.previous = value;
    if (Number.isNaN(change)) return Number.NaN;
    const gain = this.gain.update(change > 0 ? change : 0);
    const loss = this.loss.update(change < 0 ? -change : 0);
    return (this.value = share(gain, loss));
  }
}

export const rsi = defineIndicator({
  fn: 'RSI',
  title: 'Relative strength index',
  description: 'Wilder’s share of rises in all changes, from 0 to 100.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Rsi(timePeriod),
  batch: (columns, { timePeriod }) => [relativeStrengths(column(columns, 0), timePeriod)],
});

/** The steps of `Rsi` over a whole column. */
function relativeStrengths(values: Float64Array, n: number): Float64Array {
  const output = new Float64Array(values.length).fill(Number.NaN, 0, n);
  if (values.length <= n) return output;
  let gain = 0;
  let loss = 0;
  let previous = values[0] as number;
  for (let i = 1; i <= n; i += 1) {
    const change = (values[i] as number) - previous;
    previous = values[i] as number;
    gain += change > 0 ? change : 0;
    loss += change < 0 ? -change : 0;
  }
  gain /= n;
  loss /= n;
  output[n] = share(gain, loss);
  for (let i = n + 1; i < values.length; i += 1) {
    const change = (values[i] as number) - previous;
    previous = values[i] as number;
    gain = (gain * (n - 1) + (change > 0 ? change : 0)) / n;
    loss = (loss * (n - 1) + (change < 0 ? -change : 0)) / n;
    // As `share`, written out: a call in this loop costs as much as the rest of it.
    const sum = gain + loss;
    output[i] = sum < EPSILON ? 0 : 100 * (gain / sum);
  }
  return output;
}

/** In percent of both. A window without any change: TA-Lib calls it 0. */
function share(gain: number, loss: number): number {
  const sum = gain + loss;
  // Neither is negative, so one comparison is enough.
  return sum < EPSILON ? 0 : 100 * (gain / sum);
}
