/** Ehlers' instantaneous trend line: the price averaged over its dominant cycle, smoothed. */
import { SavedState } from '../stream-state.js';
import { Window } from '../window.js';
import { LONGEST_CYCLE } from './dominant-phase.js';

export class InstantaneousTrend extends SavedState {
  private readonly prices = new Window(LONGEST_CYCLE);
  private back1 = 0;
  private back2 = 0;
  private back3 = 0;

  /** Keeps a price of the bars before the cycle is measured. */
  remember(price: number): void {
    this.prices.push(price);
  }

  /** The line at the last remembered price, for a cycle of so many bars. */
  line(wholePeriod: number): number {
    const { prices } = this;
    let average = 0;
    for (let i = 0; i < wholePeriod; i += 1) average += prices.at(prices.count - 1 - i);
    if (wholePeriod > 0) average /= wholePeriod;
    const line = (4 * average + 3 * this.back1 + 2 * this.back2 + this.back3) / 10;
    this.back3 = this.back2;
    this.back2 = this.back1;
    this.back1 = average;
    return line;
  }
}
