/** At which of the last n bars the extreme was, with TA-Lib's choice among equals. */
import { SavedState } from './stream-state.js';

/** Which of equal values is taken when the extreme before them leaves the window. */
export type EqualsOnExpiry = 'earliest' | 'latest';

/**
 * A monotone queue that keeps equals. TA-Lib holds on to one bar until a value at least as good
 * comes (then it takes that) or until the bar leaves the window (then it looks through the window,
 * and by function takes the earliest or the latest of equals).
 */
export class ExtremePosition extends SavedState {
  private readonly takesLatest: boolean;
  private readonly values: Float64Array;
  private readonly stamps: Float64Array;
  private head = 0;
  private length = 0;
  private seen = 0;
  /** Number of the bar that holds the extreme, counted from 0. */
  stamp = -1;
  /** The extreme itself. */
  value = Number.NaN;

  constructor(
    readonly size: number,
    private readonly sign: 1 | -1,
    expiry: EqualsOnExpiry,
  ) {
    super();
    this.takesLatest = expiry === 'latest';
    this.values = new Float64Array(size);
    this.stamps = new Float64Array(size);
  }

  /** Number of the last bar, counted from 0. */
  get today(): number {
    return this.seen - 1;
  }
  get full(): boolean {
    return this.seen >= this.size;
  }

  update(value: number): void {
    this.push(value);
    const first = this.seen - this.size;
    this.seen += 1;
    if (this.stamp <= first) {
      // Before the window is full nothing has been looked through, so the first look takes all.
      this.stamp = this.takesLatest ? this.latestOfBest() : (this.stamps[this.head] as number);
      this.value = this.values[this.head] as number;
    } else if ((value - this.value) * this.sign >= 0) {
      this.stamp = this.today;
      this.value = value;
    }
  }

  private push(value: number): void {
    const { values, stamps, sign } = this;
    while (this.length > 0) {
      if (((values[this.slot(this.length - 1)] as number) - value) * sign >= 0) break;
      this.length -= 1;
    }
    if (this.length > 0 && (stamps[this.head] as number) <= this.seen - this.size) {
      this.head = this.slot(1);
      this.length -= 1;
    }
    const free = this.slot(this.length);
    values[free] = value;
    stamps[free] = this.seen;
    this.length += 1;
  }

  private latestOfBest(): number {
    let at = 0;
    const best = this.values[this.head] as number;
    while (at + 1 < this.length && this.values[this.slot(at + 1)] === best) at += 1;
    return this.stamps[this.slot(at)] as number;
  }

  private slot(offset: number): number {
    const slot = this.head + offset;
    return slot >= this.size ? slot - this.size : slot;
  }
}
