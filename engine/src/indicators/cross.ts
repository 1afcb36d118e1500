/** Tells the bar on which one series crosses another. */
import { StreamBase } from './stream-state.js';

/** Above means: below on the bar before and above now. A touch without crossing is none. */
export class Cross extends StreamBase {
  readonly lookback = 1;
  private a = Number.NaN;
  private b = Number.NaN;

  /** 1 when the first crosses above the second, −1 when below, else 0; NaN inputs never cross. */
  update(a: number, b: number): number {
    const crossed = this.a < this.b && a > b ? 1 : this.a > this.b && a < b ? -1 : 0;
    this.a = a;
    this.b = b;
    return (this.value = crossed);
  }
}
