/** The straight line of least squares through the last n values, in constant time. */
import { ANCHOR_AGAIN_BELOW } from './rolling-moments.js';
import { SavedState } from './stream-state.js';
import { Window } from './window.js';

/** Sums of deviations from an anchor that is set anew as in `RollingMoments`, for the same reason. */
export class RollingRegression extends SavedState {
  readonly window: Window;
  private anchor = 0;
  private sum = 0;
  private squares = 0;
  /** Of deviation × position, the oldest at 0. */
  private products = 0;
  private peak = 0;

  constructor(size: number) {
    super();
    this.window = new Window(size);
  }

  get full(): boolean {
    return this.window.full;
  }

  /** Per bar; only when full. */
  get slope(): number {
    const n = this.window.size;
    const middle = (n - 1) / 2;
    return (this.products - middle * this.sum) / ((n * (n * n - 1)) / 12);
  }

  /** The line at a position: 0 is the oldest value, n − 1 the newest; only when full. */
  at(position: number): number {
    const n = this.window.size;
    return this.anchor + this.sum / n + this.slope * (position - (n - 1) / 2);
  }

  update(value: number): void {
    const { window } = this;
    const wasFull = window.full;
    const leaving = window.push(value) - this.anchor;
    if (!wasFull) {
      if (window.full) this.setAnchor(value);
      return;
    }
    const entering = value - this.anchor;
    this.products += (window.size - 1) * entering - (this.sum - leaving);
    this.sum += entering - leaving;
    this.squares += entering * entering - leaving * leaving;
    if (this.squares > this.peak) this.peak = this.squares;
    const spread = this.squares - (this.sum * this.sum) / window.size;
    if (window.wrapped || spread < this.peak * ANCHOR_AGAIN_BELOW) this.setAnchor(value);
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
    this.products = 0;
    for (let i = 0; i < n; i += 1) {
      const deviation = window.at(i) - this.anchor;
      this.sum += deviation;
      this.squares += deviation * deviation;
      this.products += i * deviation;
    }
    this.peak = this.squares;
  }
}
