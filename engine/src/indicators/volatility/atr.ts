/** ATR: Wilder's average of the true range. */
import { defineIndicator } from '../define-indicator.js';
import { column } from '../indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { trueRange } from '../true-range.js';
import { Wilder } from '../wilder.js';

export class Atr extends StreamBase {
  private readonly average: Wilder;
  private previousClose = Number.NaN;

  constructor(readonly timePeriod: number) {
    super();
    this.average = new Wilder(timePeriod);
  }

  /** The first bar has no true range: there is no close before it. */
  get lookback(): number {
    return this.timePeriod;
  }

  update(high: number, low: number, close: number): number {
    const before = this.previousClose;
    this.previousClose = close;
    if (Number.isNaN(before)) return Number.NaN;
    return (this.value = this.average.update(trueRange(high, low, before)));
  }
}

export const atr = defineIndicator({
  fn: 'ATR',
  title: 'Average true range',
  description: 'Wilder’s average of the true range, in units of the price.',
  group: 'volatility',
  inputs: ['high', 'low', 'close'],
  parameters: [period('timePeriod', 14, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Atr(timePeriod),
  batch: (columns, { timePeriod }) => [averageRanges(columns, timePeriod)],
});

/** The steps of `Atr` over whole columns. */
function averageRanges(columns: readonly Float64Array[], n: number): Float64Array {
  const high = column(columns, 0);
  const low = column(columns, 1);
  const close = column(columns, 2);
  const output = new Float64Array(close.length).fill(Number.NaN, 0, n);
  if (close.length <= n) return output;
  let average = 0;
  let before = close[0] as number;
  for (let i = 1; i <= n; i += 1) {
    average += trueRange(high[i] as number, low[i] as number, before);
    before = close[i] as number;
  }
  average /= n;
  output[n] = average;
  for (let i = n + 1; i < close.length; i += 1) {
    const range = trueRange(high[i] as number, low[i] as number, before);
    before = close[i] as number;
    average = (average * (n - 1) + range) / n;
    output[i] = average;
  }
  return output;
}
