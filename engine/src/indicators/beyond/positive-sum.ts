/** The sum of the last n values of at least zero, exactly 0 when each of them is 0. */
import { RollingSum } from '../rolling-sum.js';
import { SavedState } from '../stream-state.js';

/** For denominators: a rounding error where nothing was traded must not pass for a volume. */
export class PositiveSum extends SavedState {
  private readonly rolling: RollingSum;
  private nonZero = 0;

  constructor(size: number) {
    super();
    this.rolling = new RollingSum(size);
  }

  get full(): boolean {
    return this.rolling.full;
  }

  update(value: number): number {
    const leaving = this.rolling.full ? this.rolling.window.oldest : 0;
    if (value !== 0) this.nonZero += 1;
    if (leaving !== 0) this.nonZero -= 1;
    const sum = this.rolling.update(value);
    return this.nonZero === 0 ? 0 : Math.max(0, sum);
  }
}
