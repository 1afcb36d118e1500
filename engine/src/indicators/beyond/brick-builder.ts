/** Builds bricks of one size out of bars. */
import { SavedState } from '../stream-state.js';

/** A close that misses a whole brick by its rounding error alone completes it. */
const ROUNDING = 1e-9;

export class BrickBuilder extends SavedState {
  /** How many bricks the last bar completed, less than 0 for falling ones. */
  bricks = 0;
  /** Where the first of them began and the last ended. */
  open = Number.NaN;
  close = Number.NaN;
  high = Number.NaN;
  low = Number.NaN;
  /** Since the bricks before, shared evenly by these. */
  volume = 0;
  size = Number.NaN;
  private base = Number.NaN;
  private level = 0;
  private fresh = true;

  constructor(readonly useHighLow: boolean) {
    super();
  }

  begin(base: number, size: number): void {
    this.base = base;
    this.size = size;
  }

  get begun(): boolean {
    return !Number.isNaN(this.base);
  }

  update(high: number, low: number, close: number, volume: number): void {
    if (this.fresh) {
      this.high = high;
      this.low = low;
      this.volume = 0;
    }
    this.high = Math.max(this.high, high);
    this.low = Math.min(this.low, low);
    this.volume += volume;
    this.bricks = this.completed(high, low, close);
    this.fresh = this.bricks !== 0;
    if (this.bricks === 0) return;
    this.open = this.base + this.level * this.size;
    this.level += this.bricks;
    this.close = this.base + this.level * this.size;
    this.volume /= Math.abs(this.bricks);
  }

  private completed(high: number, low: number, close: number): number {
    const from = this.base + this.level * this.size;
    const up = (high - from) / this.size;
    const down = (low - from) / this.size;
    const further = Math.abs(up) >= Math.abs(down) ? up : down;
    const moved = this.useHighLow ? further : (close - from) / this.size;
    return Math.trunc(moved + Math.sign(moved) * ROUNDING);
  }
}
