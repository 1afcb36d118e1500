/** Variances and covariance (population) of two series over the last n pairs. */
import { RollingMoments } from '../rolling-moments.js';
import { SavedState } from '../stream-state.js';

export class PairedMoments extends SavedState {
  private readonly first: RollingMoments;
  private readonly second: RollingMoments;

  constructor(readonly size: number) {
    super();
    this.first = new RollingMoments(size);
    this.second = new RollingMoments(size);
  }

  get full(): boolean {
    return this.first.full;
  }

  get firstVariance(): number {
    return this.first.variance;
  }

  get secondVariance(): number {
    return this.second.variance;
  }

  /** Two passes over the window: a running sum of products would lose the digits that matter. */
  get covariance(): number {
    const { first, second, size } = this;
    const firstMean = first.mean;
    const secondMean = second.mean;
    let sum = 0;
    for (let i = 0; i < size; i += 1) {
      sum += (first.window.at(i) - firstMean) * (second.window.at(i) - secondMean);
    }
    return sum / size;
  }

  update(first: number, second: number): void {
    this.first.update(first);
    this.second.update(second);
  }
}
