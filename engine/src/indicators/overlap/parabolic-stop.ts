/** Wilder's parabolic stop and reverse, with every figure open: what SAR and SAREXT are made of. */
import { StreamBase } from '../stream-state.js';

export interface Acceleration {
  readonly initial: number;
  readonly step: number;
  readonly maximum: number;
}

export interface ParabolicSettings {
  /** 0 lets the first two bars decide; above 0 long from there, below 0 short from its negative. */
  readonly startValue: number;
  /** Share of itself by which a reversed stop is moved away. */
  readonly offsetOnReverse: number;
  readonly long: Acceleration;
  readonly short: Acceleration;
}

/** The value is the stop; `long` tells on which side it stands. */
export class ParabolicStop extends StreamBase {
  readonly lookback = 1;
  long = true;
  private seen = 0;
  private stop = 0;
  private extreme = 0;
  private factor = 0;
  private high = Number.NaN;
  private low = Number.NaN;
  private readonly startValue: number;
  private readonly offset: number;
  private readonly figures: Float64Array;

  constructor({ startValue, offsetOnReverse, long, short }: ParabolicSettings) {
    super();
    this.startValue = startValue;
    this.offset = offsetOnReverse;
    this.figures = Float64Array.from([...bounded(long), ...bounded(short)]);
  }

  update(high: number, low: number): number {
    this.seen += 1;
    if (this.seen === 2) this.start(high, low);
    // TA-Lib takes the second bar for its own predecessor.
    const highBefore = this.seen === 2 ? high : this.high;
    const lowBefore = this.seen === 2 ? low : this.low;
    this.high = high;
    this.low = low;
    if (this.seen === 1) return Number.NaN;
    if (this.long) this.stepLong(high, low, highBefore, lowBefore);
    else this.stepShort(high, low, highBefore, lowBefore);
    return this.value;
  }

  private start(high: number, low: number): void {
    const fall = this.low - low;
    const fallsMore = fall > 0 && high - this.high < fall;
    this.long = this.startValue === 0 ? !fallsMore : this.startValue > 0;
    this.extreme = this.long ? high : low;
    const before = this.long ? this.low : this.high;
    this.stop = this.startValue === 0 ? before : Math.abs(this.startValue);
    this.factor = this.figure(0);
  }

  private stepLong(high: number, low: number, highBefore: number, lowBefore: number): void {
    if (low <= this.stop) {
      this.long = false;
      this.reverse(Math.max(this.extreme, highBefore, high), low);
      this.stop = Math.max(this.stop, highBefore, high);
      return;
    }
    this.value = this.stop;
    if (high > this.extreme) this.accelerate(high);
    this.stop = Math.min(this.next(), lowBefore, low);
  }

  private stepShort(high: number, low: number, highBefore: number, lowBefore: number): void {
    if (high >= this.stop) {
      this.long = true;
      this.reverse(Math.min(this.extreme, lowBefore, low), high);
      this.stop = Math.min(this.stop, lowBefore, low);
      return;
    }
    this.value = this.stop;
    if (low < this.extreme) this.accelerate(low);
    this.stop = Math.max(this.next(), highBefore, high);
  }

  /** To the side that `long` already tells. */
  private reverse(stop: number, extreme: number): void {
    this.value = stop + (this.long ? -stop : stop) * this.offset;
    this.stop = this.value;
    this.factor = this.figure(0);
    this.extreme = extreme;
    this.stop = this.next();
  }

  private accelerate(extreme: number): void {
    this.extreme = extreme;
    this.factor = Math.min(this.factor + this.figure(1), this.figure(2));
  }

  private next(): number {
    return this.stop + this.factor * (this.extreme - this.stop);
  }

  /** Of the present side: 0 initial, 1 step, 2 maximum. */
  private figure(index: number): number {
    return this.figures[(this.long ? 0 : 3) + index] as number;
  }
}

function bounded({ initial, step, maximum }: Acceleration): number[] {
  return [Math.min(initial, maximum), Math.min(step, maximum), maximum];
}
