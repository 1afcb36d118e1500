/** ROCR100: the value in percent of that of n bars before. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Window } from '../window.js';

export class RocR100 extends StreamBase {
  private readonly window: Window;

  constructor(readonly timePeriod: number) {
    super();
    this.window = new Window(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod;
  }

  update(value: number): number {
    const ready = this.window.full;
    const before = this.window.push(value);
    if (!ready) return Number.NaN;
    // From nothing there is no rate; TA-Lib calls it 0.
    return (this.value = before === 0 ? 0 : (value / before) * 100);
  }
}

export const rocr100 = defineIndicator({
  fn: 'ROCR100',
  title: 'Rate of change, as a ratio × 100',
  description: 'The value in percent of that of n bars before.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('timePeriod', 10, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new RocR100(timePeriod),
});
