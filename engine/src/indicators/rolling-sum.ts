/** The sum of the last n values, which forgets its rounding errors once in every n values. */
import { SavedState } from './stream-state.js';
import { Window } from './window.js';

/**
 * Of integers (ticks) it is exact while below 2⁵³. Of floats: a second sum runs from one whole
 * window to the next and then replaces the first, so that neither a million values nor one huge
 * value that has left the window leave an error behind.
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
    this.sum += value - this.window.push(value);
    this.fresh += value;
    if (this.window.wrapped) {
      this.sum = this.fresh;
      this.fresh = 0;
    }
    return this.sum;
  }
}
