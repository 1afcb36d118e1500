/** Tells the bar on which one series crosses another. */
import type { JsonValue } from '../domain/json.js';
import type { Tracked } from '../strategies/tracked-state.js';

/** Above means: below on the bar before and above now. A touch without crossing is none. */
export class Cross implements Tracked {
  readonly lookback = 1;
  private a = Number.NaN;
  private b = Number.NaN;

  /** 1 when the first crosses above the second, −1 when below, else 0; NaN inputs never cross. */
  next(a: number, b: number): number {
    const crossed = this.a < this.b && a > b ? 1 : this.a > this.b && a < b ? -1 : 0;
    this.a = a;
    this.b = b;
    return crossed;
  }

  save(): JsonValue {
    return Number.isNaN(this.a) || Number.isNaN(this.b) ? null : [this.a, this.b];
  }

  load(saved: JsonValue): void {
    const [a, b] = (saved ?? []) as readonly number[];
    this.a = a ?? Number.NaN;
    this.b = b ?? Number.NaN;
  }
}
