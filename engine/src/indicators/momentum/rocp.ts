/** ROCP: the change over n bars as a fraction of the earlier value. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Window } from '../window.js';

export class RocP extends StreamBase {
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
    return (this.value = before === 0 ? 0 : (value - before) / before);
  }
}

export const rocp = defineIndicator({
  fn: 'ROCP',
  title: 'Rate of change, as a fraction',
  description: 'The change over n bars as a fraction of the earlier value.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('timePeriod', 10, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new RocP(timePeriod),
});
