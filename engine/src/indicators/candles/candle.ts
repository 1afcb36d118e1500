/** One candle and how it lies to another: the words in which the patterns are stated. */
import { SavedState } from '../stream-state.js';

export class Candle extends SavedState {
  open = 0;
  high = 0;
  low = 0;
  close = 0;

  set(open: number, high: number, low: number, close: number): void {
    this.open = open;
    this.high = high;
    this.low = low;
    this.close = close;
  }

  /** White rises; a candle that closes where it opened counts as white, as in TA-Lib. */
  get isWhite(): boolean {
    return this.close >= this.open;
  }
  get isBlack(): boolean {
    return this.close < this.open;
  }
  /** +1 for white, −1 for black. */
  get sign(): 1 | -1 {
    return this.close >= this.open ? 1 : -1;
  }

  get body(): number {
    return Math.abs(this.close - this.open);
  }
  /** The upper end of the body. */
  get top(): number {
    return this.close >= this.open ? this.close : this.open;
  }
  /** The lower end of the body. */
  get bottom(): number {
    return this.close >= this.open ? this.open : this.close;
  }
  get upperShadow(): number {
    return this.high - this.top;
  }
  get lowerShadow(): number {
    return this.bottom - this.low;
  }

  /** The whole body lies above the other body. */
  bodyGapsUp(other: Candle): boolean {
    return this.bottom > other.top;
  }
  bodyGapsDown(other: Candle): boolean {
    return this.top < other.bottom;
  }
  /** The whole candle, with its shadows, lies above the other. */
  gapsUp(other: Candle): boolean {
    return this.low > other.high;
  }
  gapsDown(other: Candle): boolean {
    return this.high < other.low;
  }
  /** The body lies inside the other body and touches neither of its ends. */
  bodyInside(other: Candle): boolean {
    return this.top < other.top && this.bottom > other.bottom;
  }
}

export function isWithin(value: number, centre: number, tolerance: number): boolean {
  return value >= centre - tolerance && value <= centre + tolerance;
}
