/** Mean and population variance of the last n values, without cancellation, in constant time. */
import { SavedState } from './stream-state.js';
import { Window } from './window.js';

/** Digits kept: below this share of the largest square sum since the anchor, it is set anew. */
export const ANCHOR_AGAIN_BELOW = 1e-4;

/** Number of values from one regular anchor to the next: a few windows where these are short. */
export function anchorInterval(size: number): number {
  return size * Math.ceil(256 / size);
}

/**
 * Sums of deviations from an anchor inside the window, so that a level of millions with changes of
 * a millionth costs no digits. The anchor is set anew, exactly, at regular intervals, and at once when
 * the spread has become small beside what the sums have held: a trend left it behind, or an
 * outlier left the window. Otherwise rounding errors would outweigh the spread.
 */
export class RollingMoments extends SavedState {
  readonly window: Window;
  private anchor = 0;
  private sum = 0;
  private squares = 0;
  private peak = 0;
  /** Values since the last regular anchor. */
  private taken = 0;

  constructor(size: number) {
    super();
    this.window = new Window(size);
  }

  get full(): boolean {
    return this.window.full;
  }

  /** Mean of the window; only when full. */
  get mean(): number {
    return this.anchor + this.sum / this.window.size;
  }

  /** Population variance (ddof 0); only when full. */
  get variance(): number {
    return this.spread / this.window.size;
  }

  /** Sum of squared deviations from the mean. */
  get spread(): number {
    return Math.max(0, this.squares - (this.sum * this.sum) / this.window.size);
  }

  update(value: number): void {
    const { window } = this;
    const wasFull = window.full;
    const oldest = window.push(value);
    if (!wasFull) {
      if (window.full) this.setAnchor(value);
      return;
    }
    const entering = value - this.anchor;
    const leaving = oldest - this.anchor;
    this.sum += entering - leaving;
    this.squares += entering * entering - leaving * leaving;
    if (this.squares > this.peak) this.peak = this.squares;
    this.taken += 1;
    const due = this.taken === anchorInterval(window.size);
    if (due) this.taken = 0;
    if (due || this.spread < this.peak * ANCHOR_AGAIN_BELOW) this.setAnchor(value);
  }

  /** At the mean, reached from a value of the window so that equal values give exactly 0. */
  private setAnchor(inside: number): void {
    const { window } = this;
    const n = window.size;
    let offset = 0;
    for (let i = 0; i < n; i += 1) offset += window.at(i) - inside;
    this.anchor = inside + offset / n;
    this.sum = 0;
    this.squares = 0;
    for (let i = 0; i < n; i += 1) {
      const deviation = window.at(i) - this.anchor;
      this.sum += deviation;
      this.squares += deviation * deviation;
    }
    this.peak = this.squares;
  }
}
