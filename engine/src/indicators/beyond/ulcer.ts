/** ULCER: root mean square drawdown of the last n values (Martin and McCann, 1989). */
import { defineIndicator } from '../define-indicator.js';
import { period } from '../parameters.js';
import { StreamBase } from '../stream-state.js';
import { Window } from '../window.js';
import { ratio } from './ratio.js';

export class UlcerIndex extends StreamBase {
  private readonly window: Window;

  constructor(readonly timePeriod: number) {
    super();
    this.window = new Window(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  /** Each drawdown is from the peak since the window's start, so all change when it moves. */
  update(value: number): number {
    const { window } = this;
    window.push(value);
    if (!window.full) return Number.NaN;
    let peak = Number.NEGATIVE_INFINITY;
    let squares = 0;
    for (let i = 0; i < window.size; i += 1) {
      peak = Math.max(peak, window.at(i));
      squares += (100 * ratio(window.at(i) - peak, peak)) ** 2;
    }
    return (this.value = Math.sqrt(squares / window.size));
  }
}

export const ulcer = defineIndicator({
  fn: 'ULCER',
  title: 'Ulcer index',
  description: 'Root mean square of the drawdowns, in percent, of n values from their peak so far.',
  group: 'volatility',
  inputs: ['close'],
  parameters: [period('timePeriod', 14)],
  outputs: ['output'],
  create: ({ timePeriod }) => new UlcerIndex(timePeriod),
});
