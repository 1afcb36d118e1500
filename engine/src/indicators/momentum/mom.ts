/** MOM: the change of a value over n bars. */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Window } from '../window.js';

export class Mom extends StreamBase {
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
    return (this.value = ready ? value - before : Number.NaN);
  }
}

export const mom = defineIndicator({
  fn: 'MOM',
  title: 'Momentum',
  description: 'The change over n bars.',
  group: 'momentum',
  inputs: ['close'],
  parameters: [period('timePeriod', 10, 1)],
  outputs: ['output'],
  create: ({ timePeriod }) => new Mom(timePeriod),
});
