/** Waits for the price to confirm a hikkake: the memory of both hikkake patterns. */
import { SavedState } from '../stream-state.js';
import { CONFIRMED, FULL, NONE } from './candle-signal.js';

/** As TA-Lib: the break must come on one of the three bars after the pattern. */
const BARS_TO_CONFIRM = 3;

export class HikkakeWatch extends SavedState {
  /** +1 bullish, −1 bearish, 0 while nothing is awaited. */
  private direction = 0;
  /** The high (bullish) or low (bearish) of the inside candle, which a close must break. */
  private level = 0;
  private barsLeft = 0;

  /** A new pattern takes the place of one that was still awaited. */
  start(direction: 1 | -1, level: number): number {
    this.direction = direction;
    this.level = level;
    this.barsLeft = BARS_TO_CONFIRM;
    return direction * FULL;
  }

  /** For each bar that is no pattern itself. */
  confirm(close: number): number {
    const { direction } = this;
    if (this.barsLeft === 0) return NONE;
    this.barsLeft -= 1;
    if ((close - this.level) * direction <= 0) return NONE;
    this.barsLeft = 0;
    return direction * CONFIRMED;
  }
}
