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
  /** Both ends of the last brick, in bricks from the base: a turn begins at the far one. */
  private top = 0;
  private bottom = 0;
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
    const up = this.bricks > 0;
    const from = up ? this.top : this.bottom;
    const to = from + this.bricks;
    this.open = this.base + from * this.size;
    this.close = this.base + to * this.size;
    this.top = up ? to : to + 1;
    this.bottom = up ? to - 1 : to;
    this.volume /= Math.abs(this.bricks);
  }

  private completed(high: number, low: number, close: number): number {
    const { base, size } = this;
    const up = ((this.useHighLow ? high : close) - base) / size - this.top;
    const down = this.bottom - ((this.useHighLow ? low : close) - base) / size;
    const bricks = Math.floor(Math.max(0, up, down) + ROUNDING);
    return up >= down ? bricks : -bricks;
  }
}
