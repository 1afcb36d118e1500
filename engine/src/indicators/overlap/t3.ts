/** T3: Tillson’s T3, six exponential averages in a row, combined by a volume factor. */
import { defineIndicator } from '../define-indicator.js';
import { factor, period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Ema } from './ema.js';

/** Averages in a row. */
const DEPTH = 6;

export class T3 extends StreamBase {
  private readonly averages: Ema[];
  private readonly results = new Float64Array(DEPTH);

  constructor(
    readonly timePeriod: number,
    readonly VFactor = 0.7,
  ) {
    super();
    this.averages = Array.from({ length: DEPTH }, () => new Ema(timePeriod));
  }

  get lookback(): number {
    return DEPTH * (this.timePeriod - 1);
  }

  update(value: number): number {
    let input = value;
    for (let i = 0; i < DEPTH; i += 1) {
      input = (this.averages[i] as Ema).update(input);
      if (Number.isNaN(input)) return input;
      this.results[i] = input;
    }
    return (this.value = this.combine());
  }

  private combine(): number {
    const v = this.VFactor;
    const [, , e3 = 0, e4 = 0, e5 = 0, e6 = 0] = this.results;
    const c1 = -v * v * v;
    const c2 = 3 * (v * v - c1);
    const c3 = -6 * v * v - 3 * (v - c1);
    const c4 = 1 + 3 * v - c1 + 3 * v * v;
    return c1 * e6 + c2 * e5 + c3 * e4 + c4 * e3;
  }
}

export const t3 = defineIndicator({
  fn: 'T3',
  title: 'Tillson T3',
  description: 'Six exponential averages in a row, combined by a volume factor for less lag.',
  group: 'overlap',
  inputs: ['close'],
  parameters: [period('timePeriod', 5), factor('VFactor', 0.7, 0, 1)],
  outputs: ['output'],
  create: ({ timePeriod, VFactor }) => new T3(timePeriod, VFactor),
});
