/** The sum of the last n values with the weights 1 (oldest) to n (newest). */
import { LOST_DIGITS } from './rolling-sum.js';
import { SavedState } from './stream-state.js';
import { Window } from './window.js';

/** Both sums are counted anew once in n values, and when a value leaves that was huge beside them. */
export class RollingWeightedSum extends SavedState {
  readonly window: Window;
  private plain = 0;
  private weighted = 0;

  constructor(size: number) {
    super();
    this.window = new Window(size);
  }

  get full(): boolean {
    return this.window.full;
  }

  /** Only meaningful when full. */
  update(value: number): number {
    const { window } = this;
    const oldest = window.push(value);
    this.weighted += window.size * value - this.plain;
    this.plain += value - oldest;
    const lost = Math.abs(oldest) > LOST_DIGITS * Math.abs(this.plain);
    if (window.full && (window.wrapped || lost)) this.count();
    return this.weighted;
  }

  private count(): void {
    this.plain = 0;
    this.weighted = 0;
    for (let i = 0; i < this.window.size; i += 1) {
      const value = this.window.at(i);
      this.plain += value;
      this.weighted += (i + 1) * value;
    }
  }
}
