/** The sum of the last n values, which carries no rounding errors of values that are gone. */
import { SavedState } from './stream-state.js';
import { Window } from './window.js';

/** A value this many times the sum that is left behind has taken digits with it. */
export const LOST_DIGITS = 1e5;

/**
 * Of integers (ticks) it is exact while below 2⁵³. Of floats: a second sum runs from one whole
 * window to the next and then replaces the first, so that a million values leave no drift; and the
 * sum is counted anew when a value leaves that was huge beside it.
 */
export class RollingSum extends SavedState {
  readonly window: Window;
  sum = 0;
  private fresh = 0;

  constructor(size: number) {
    super();
    this.window = new Window(size);
  }

  get full(): boolean {
    return this.window.full;
  }

  /** Returns the sum; of fewer values while the window fills. */
  update(value: number): number {
    const oldest = this.window.push(value);
    this.sum += value - oldest;
    this.fresh += value;
    if (this.window.wrapped) {
      this.sum = this.fresh;
      this.fresh = 0;
    } else if (Math.abs(oldest) > LOST_DIGITS * Math.abs(this.sum)) {
      this.sum = this.window.sum();
    }
    return this.sum;
  }
}
