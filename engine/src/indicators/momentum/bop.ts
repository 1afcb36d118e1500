/** BOP: the share of the bar’s range between its open and its close. */
import { defineIndicator } from '../define-indicator.js';
import { StreamBase } from '../stream-state.js';
import { EPSILON } from '../near-zero.js';

export class BalanceOfPower extends StreamBase {
  readonly lookback = 0;

  update(open: number, high: number, low: number, close: number): number {
    const range = high - low;
    return (this.value = range < EPSILON ? 0 : (close - open) / range);
  }
}

export const bop = defineIndicator({
  fn: 'BOP',
  title: 'Balance of power',
  description: 'Close minus open in parts of the bar’s range; 0 where there is no range.',
  group: 'momentum',
  inputs: ['open', 'high', 'low', 'close'],
  parameters: [],
  outputs: ['output'],
  create: () => new BalanceOfPower(),
});
