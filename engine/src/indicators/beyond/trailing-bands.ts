/** Two bands that only tighten, of which the one on the other side of the trend is the stop. */
import { SavedState } from '../stream-state.js';

export class TrailingBands extends SavedState {
  upper = Number.NaN;
  lower = Number.NaN;
  bullish = true;
  private previousClose = Number.NaN;

  /** Takes a bar's close before the bands exist. */
  remember(close: number): void {
    this.previousClose = close;
  }

  /** Returns the stop. `startsBullish` is the guess where no trend is known yet. */
  update(upper: number, lower: number, close: number, startsBullish: boolean): number {
    const before = this.previousClose;
    if (Number.isNaN(this.upper)) {
      this.upper = upper;
      this.lower = lower;
      this.bullish = startsBullish;
    }
    if (upper < this.upper || before > this.upper) this.upper = upper;
    if (lower > this.lower || before < this.lower) this.lower = lower;
    this.bullish = close > (this.bullish ? this.lower : this.upper);
    this.previousClose = close;
    return this.bullish ? this.lower : this.upper;
  }
}
