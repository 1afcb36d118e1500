/** MAVP: a moving average whose period is given anew at every bar. */
import type { JsonValue } from '../../domain/json.js';
import { defineIndicator } from '../define-indicator.js';
import type { IndicatorStream } from '../indicator.js';
import { createMovingAverage, maType } from '../moving-average.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';

/**
 * Runs an average of each period from the least to the greatest, because any may be asked for at
 * the next bar. As in TA-Lib all have their first value at the same bar.
 */
export class VariablePeriodAverage extends StreamBase {
  readonly lookback: number;
  private readonly averages: IndicatorStream[] = [];
  private seen = 0;

  constructor(
    readonly minPeriod: number,
    readonly maxPeriod: number,
    readonly MAType = 0,
  ) {
    super();
    this.lookback = createMovingAverage(MAType, maxPeriod).lookback;
  }

  update(value: number, timePeriod: number): number {
    if (this.seen === 0) this.makeAverages();
    const asked = boundedPeriod(timePeriod, this.minPeriod, this.maxPeriod);
    const ready = this.seen >= this.lookback;
    let result = Number.NaN;
    this.averages.forEach((average, i) => {
      if (this.seen < this.lookback - average.lookback) return;
      const latest = average.update(value);
      if (ready && this.minPeriod + i === asked) result = latest;
    });
    this.seen += 1;
    return (this.value = result);
  }

  override load(saved: JsonValue): void {
    this.makeAverages();
    super.load(saved);
    if (this.seen === 0) this.averages.length = 0;
  }

  private makeAverages(): void {
    for (let length = this.minPeriod; length <= this.maxPeriod; length += 1) {
      this.averages.push(createMovingAverage(this.MAType, length));
    }
  }
}

function boundedPeriod(asked: number, min: number, max: number): number {
  return Math.min(Math.max(Math.trunc(asked), min), max);
}

export const mavp = defineIndicator({
  fn: 'MAVP',
  title: 'Moving average with variable period',
  description: 'A moving average whose period each bar states in a column of its own.',
  group: 'overlap',
  inputs: ['close', 'periods'],
  parameters: [period('minPeriod', 2), period('maxPeriod', 30), maType('MAType')],
  outputs: ['output'],
  refuse: ({ minPeriod, maxPeriod }) =>
    minPeriod > maxPeriod ? 'minPeriod must not be above maxPeriod' : null,
  create: ({ minPeriod, maxPeriod, MAType }) =>
    new VariablePeriodAverage(minPeriod, maxPeriod, MAType),
  /** Only the periods that occur are run, each on its own. */
  batch([values, periods], { minPeriod, maxPeriod, MAType }) {
    if (values === undefined || periods === undefined) throw new Error('MAVP needs two columns');
    const output = new Float64Array(values.length).fill(Number.NaN);
    const { lookback } = createMovingAverage(MAType, maxPeriod);
    const asked = periods.map((value) => boundedPeriod(value, minPeriod, maxPeriod));
    for (const length of new Set(asked.subarray(lookback))) {
      const average = createMovingAverage(MAType, length);
      for (let i = lookback - average.lookback; i < values.length; i += 1) {
        const value = average.update(values[i] as number);
        if (i >= lookback && asked[i] === length) output[i] = value;
      }
    }
    return [output];
  },
});
