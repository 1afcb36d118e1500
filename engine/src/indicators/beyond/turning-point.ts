/** Finds the bar that stands out on both sides, and says so once its right side is complete. */
import { SavedState } from '../stream-state.js';
import { Window } from '../window.js';

export class TurningPoint extends SavedState {
  private readonly window: Window;

  constructor(
    readonly leftSpan: number,
    readonly rightSpan: number,
    /** +1 finds tops, −1 bottoms. */
    private readonly sign: 1 | -1,
  ) {
    super();
    this.window = new Window(leftSpan + rightSpan + 1);
  }

  /** The value of `rightSpan` bars ago if it is strictly beyond all its neighbours, else NaN. */
  update(value: number): number {
    const { window, leftSpan, sign } = this;
    window.push(value);
    if (!window.full) return Number.NaN;
    const candidate = window.at(leftSpan);
    for (let i = 0; i < window.size; i += 1) {
      if (i !== leftSpan && sign * (candidate - window.at(i)) <= 0) return Number.NaN;
    }
    return candidate;
  }
}
