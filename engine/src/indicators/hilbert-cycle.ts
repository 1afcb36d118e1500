/** Ehlers' measurement of the dominant cycle by a Hilbert transform (Rocket Science for Traders). */
import { SavedState } from './stream-state.js';
import { Window } from './window.js';

const DEGREES = 180 / Math.PI;
/** Thousands of bars without a move fade to numbers that have no digits left for a ratio. */
const UNDERFLOW = 1e-290;

/** A quarter-cycle shift: four taps of the last seven values, as wide as the period asks. */
class HilbertFilter extends SavedState {
  private readonly past = new Window(6);

  update(value: number, gain: number): number {
    const { past } = this;
    const back2 = past.full ? past.at(4) : this.early(2);
    const back4 = past.full ? past.at(2) : this.early(4);
    const back6 = past.push(value);
    return (0.0962 * value - 0.0962 * back6 - 0.5769 * back4 + 0.5769 * back2) * gain;
  }

  /** Before there were so many values they count as 0. */
  private early(back: number): number {
    const { past } = this;
    return back > past.count ? 0 : past.at(past.count - back);
  }
}

export class HilbertCycle extends SavedState {
  /** Price smoothed over four bars. */
  smoothPrice = 0;
  /** The detrended price of three bars before: TA-Lib's “in phase”. */
  inPhase = 0;
  quadrature = 0;
  /** Length of the dominant cycle in bars, once and twice smoothed. */
  period = 0;
  smoothPeriod = 0;
  private readonly prices = new Window(3);
  private readonly detrended = new Window(3);
  private readonly filters = Array.from({ length: 4 }, () => new HilbertFilter());
  private q2 = 0;
  private i2 = 0;
  private real = 0;
  private imaginary = 0;
  private seen = 0;

  /** TA-Lib leaves out so many bars before it begins to measure. */
  constructor(readonly skipped: number) {
    super();
  }

  /** False for the bars that are left out. */
  update(price: number): boolean {
    const { prices } = this;
    const smoothed = prices.full
      ? (4 * price + 3 * prices.at(2) + 2 * prices.at(1) + prices.at(0)) * 0.1
      : 0;
    prices.push(price);
    this.seen += 1;
    if (this.seen <= this.skipped) return false;
    this.smoothPrice = smoothed;
    this.measure(smoothed);
    return true;
  }

  /** Degrees of the phasor; 0 while it has no real part. */
  get phase(): number {
    return this.inPhase === 0 ? 0 : Math.atan(this.quadrature / this.inPhase) * DEGREES;
  }

  private measure(smoothed: number): void {
    const [detrend, shift, shiftI, shiftQ] = this.filters as [
      HilbertFilter,
      HilbertFilter,
      HilbertFilter,
      HilbertFilter,
    ];
    const gain = 0.075 * this.period + 0.54;
    const detrended = detrend.update(smoothed, gain);
    this.quadrature = shift.update(detrended, gain);
    this.inPhase = this.detrended.push(detrended);
    const q2 = 0.2 * (this.quadrature + shiftI.update(this.inPhase, gain)) + 0.8 * this.q2;
    const i2 = 0.2 * (this.inPhase - shiftQ.update(this.quadrature, gain)) + 0.8 * this.i2;
    this.real = 0.2 * (i2 * this.i2 + q2 * this.q2) + 0.8 * this.real;
    this.imaginary = 0.2 * (i2 * this.q2 - q2 * this.i2) + 0.8 * this.imaginary;
    this.q2 = q2;
    this.i2 = i2;
    this.period = this.adjusted();
    this.smoothPeriod = 0.33 * this.period + 0.67 * this.smoothPeriod;
  }

  /** The period may change by half upwards and a third downwards, within 6 and 50 bars. */
  private adjusted(): number {
    const before = this.period;
    let period = before;
    if (Math.abs(this.imaginary) > UNDERFLOW && Math.abs(this.real) > UNDERFLOW) {
      period = 360 / (Math.atan(this.imaginary / this.real) * DEGREES);
    }
    period = Math.max(Math.min(period, 1.5 * before), 0.67 * before);
    period = Math.min(Math.max(period, 6), 50);
    return 0.2 * period + 0.8 * before;
  }
}
