/** The phase of the dominant cycle: where in its cycle the smoothed price stands, in degrees. */
import { HilbertCycle } from '../hilbert-cycle.js';
import { SavedState } from '../stream-state.js';
import { Window } from '../window.js';

const DEGREES = 180 / Math.PI;
/** No cycle is longer. */
export const LONGEST_CYCLE = 50;
/** TA-Lib leaves out so many bars before it begins to measure. */
export const SKIPPED_BARS = 37;
/** TA-Lib gives no value earlier where the phase takes part. */
export const PHASE_LOOKBACK = 63;

export class DominantPhase extends SavedState {
  readonly cycle = new HilbertCycle(SKIPPED_BARS);
  degrees = 0;
  private readonly smoothed = new Window(LONGEST_CYCLE);
  private seen = 0;

  /** Whole bars of the dominant cycle. */
  get wholePeriod(): number {
    return Math.floor(this.cycle.smoothPeriod + 0.5);
  }
  get ready(): boolean {
    return this.seen > PHASE_LOOKBACK;
  }

  /** False for the bars that are left out. */
  update(price: number): boolean {
    this.seen += 1;
    if (!this.cycle.update(price)) return false;
    this.smoothed.push(this.cycle.smoothPrice);
    this.measure();
    return true;
  }

  private measure(): void {
    const { smoothed, wholePeriod: n } = this;
    let real = 0;
    let imaginary = 0;
    for (let i = 0; i < n; i += 1) {
      const angle = (i * 2 * Math.PI) / n;
      const price = i < smoothed.count ? smoothed.at(smoothed.count - 1 - i) : 0;
      real += Math.sin(angle) * price;
      imaginary += Math.cos(angle) * price;
    }
    let degrees = this.degrees;
    if (imaginary !== 0) degrees = Math.atan(real / imaginary) * DEGREES;
    else if (real !== 0) degrees += real < 0 ? -90 : 90;
    // The smoothing of the price lags by one bar.
    degrees += 90 + 360 / this.cycle.smoothPeriod;
    if (imaginary < 0) degrees += 180;
    if (degrees > 315) degrees -= 360;
    this.degrees = degrees;
  }
}
