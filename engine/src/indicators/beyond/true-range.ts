/** The true range (Wilder, New Concepts in Technical Trading Systems, 1978). */
import { SavedState } from '../stream-state.js';

export class TrueRange extends SavedState {
  private previousClose = Number.NaN;

  /** NaN on the first bar: there is no close before it. */
  update(high: number, low: number, close: number): number {
    const before = this.previousClose;
    this.previousClose = close;
    return Math.max(high, before) - Math.min(low, before);
  }
}
