/** Mean and deviation of values with weights, one at a time (West, CACM 22, 1979). */
import { SavedState } from '../stream-state.js';

export class WeightedMoments extends SavedState {
  private weight = 0;
  private center = Number.NaN;
  private squares = 0;

  reset(): void {
    this.weight = 0;
    this.center = Number.NaN;
    this.squares = 0;
  }

  update(value: number, weight: number): void {
    if (weight > 0) {
      const total = this.weight + weight;
      const before = this.weight === 0 ? value : this.center;
      this.center = before + ((value - before) * weight) / total;
      this.squares += weight * (value - before) * (value - this.center);
      this.weight = total;
    } else if (this.weight === 0) {
      // Nothing has weighed anything so far: the last value stands for the mean.
      this.center = value;
    }
  }

  get mean(): number {
    return this.center;
  }

  /** Population standard deviation; 0 without weight. */
  get deviation(): number {
    return this.weight === 0 ? 0 : Math.sqrt(Math.max(0, this.squares) / this.weight);
  }
}
