/** The highest high and the lowest low of the last n bars. */
import { RollingExtreme } from '../rolling-extreme.js';
import { SavedState } from '../stream-state.js';

export class RollingRange extends SavedState {
  highest = Number.NaN;
  lowest = Number.NaN;
  private readonly highs: RollingExtreme;
  private readonly lows: RollingExtreme;

  constructor(size: number) {
    super();
    this.highs = new RollingExtreme(size, 1);
    this.lows = new RollingExtreme(size, -1);
  }

  /** NaN until n bars have been taken. */
  update(high: number, low: number): void {
    this.highest = this.highs.update(high);
    this.lowest = this.lows.update(low);
  }

  get middle(): number {
    return (this.highest + this.lowest) / 2;
  }

  get width(): number {
    return this.highest - this.lowest;
  }

  /** Number of the bar, from 0, that made the extreme; of equals the latest. */
  get highestAt(): number {
    return this.highs.stamp;
  }

  get lowestAt(): number {
    return this.lows.stamp;
  }
}
