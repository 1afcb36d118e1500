/** Linearly weighted mean of the last n values, the newest weighing n. */
import { SavedState } from '../stream-state.js';
import { Window } from '../window.js';

/** One addition a bar; computed anew once in n bars, so that rounding errors cannot pile up. */
export class WeightedMean extends SavedState {
  private readonly window: Window;
  private total = 0;
  private weighted = 0;

  constructor(readonly size: number) {
    super();
    this.window = new Window(size);
  }

  /** NaN until n values have been taken. */
  update(value: number): number {
    const { window, size } = this;
    const wasFull = window.full;
    const oldest = window.push(value);
    if (window.wrapped) this.sumAnew();
    else if (wasFull) {
      this.weighted += size * value - this.total;
      this.total += value - oldest;
    }
    return window.full ? this.weighted / ((size * (size + 1)) / 2) : Number.NaN;
  }

  private sumAnew(): void {
    this.total = 0;
    this.weighted = 0;
    for (let i = 0; i < this.size; i += 1) {
      this.total += this.window.at(i);
      this.weighted += this.window.at(i) * (i + 1);
    }
  }
}
