/** A moving average whose last bit is that of the pandas library, for runs that follow its results. */
import type { JsonValue } from '../domain/json.js';
import { Window } from '../indicators/window.js';
import type { Tracked } from './tracked-state.js';

/**
 * `Series.rolling(n).mean()` (pandas 1.3 and later): one running sum of floats, with what is lost in
 * adding and in removing carried along apart (Kahan 1965); n equal values give that value. Where two
 * averages are equal this noise decides which one is above: published runs were made with it.
 */
export class PandasMean implements Tracked {
  private readonly window: Window;
  private sum = 0;
  private lostAdding = 0;
  private lostRemoving = 0;
  private previous = Number.NaN;
  private sameInRow = 0;

  constructor(readonly timePeriod: number) {
    this.window = new Window(timePeriod);
  }

  get lookback(): number {
    return this.timePeriod - 1;
  }

  update(value: number): number {
    if (!this.window.full) return this.fill(value);
    this.remove(this.window.push(value));
    this.add(value);
    return this.mean;
  }

  private fill(value: number): number {
    this.window.push(value);
    this.add(value);
    return this.window.full ? this.mean : Number.NaN;
  }

  private get mean(): number {
    return this.sameInRow >= this.timePeriod ? this.previous : this.sum / this.timePeriod;
  }

  private add(value: number): void {
    const rest = value - this.lostAdding;
    const sum = this.sum + rest;
    this.lostAdding = sum - this.sum - rest;
    this.sum = sum;
    this.sameInRow = value === this.previous ? this.sameInRow + 1 : 1;
    this.previous = value;
  }

  private remove(value: number): void {
    const rest = -value - this.lostRemoving;
    const sum = this.sum + rest;
    this.lostRemoving = sum - this.sum - rest;
    this.sum = sum;
  }

  save(): JsonValue {
    const { sum, lostAdding, lostRemoving, previous, sameInRow } = this;
    // JSON has no NaN: before the first value there is no previous one.
    const last = Number.isNaN(previous) ? null : previous;
    return {
      window: this.window.save(),
      figures: [sum, lostAdding, lostRemoving, sameInRow],
      last,
    };
  }

  load(saved: JsonValue): void {
    const { window, figures, last } = saved as {
      readonly window: JsonValue;
      readonly figures: readonly [number, number, number, number];
      readonly last: number | null;
    };
    this.window.load(window);
    [this.sum, this.lostAdding, this.lostRemoving, this.sameInRow] = figures;
    this.previous = last ?? Number.NaN;
  }
}
