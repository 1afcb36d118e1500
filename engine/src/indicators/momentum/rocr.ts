/** ROCR: the value divided by that of n bars before. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Window } from '../window.js';

export class RocR extends StreamBase {
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
    return (this.value = before === 0 ? 0 : value / before);
  }
}

export const rocr = defineIndicator({
  fn: 'ROCR',
  title: 'Rate of change, as a ratio',
  description: 'The value divided by that of n bars before.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('timePeriod', 10, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new RocR(timePeriod),
});
