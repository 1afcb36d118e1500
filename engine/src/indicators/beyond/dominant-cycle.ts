/** Ehlers' homodyne discriminator: the length of the market's cycle (Rocket Science for Traders, 2001). */
import { SavedState } from '../stream-state.js';

/** Bars before the filters have what they look back at. */
const WARM_UP = 6;
const SHORTEST = 6;
const LONGEST = 50;

/** The last seven values, the newest first. */
class Line extends SavedState {
  private readonly values = new Float64Array(7);

  push(value: number): number {
    this.values.copyWithin(1, 0, 6);
    this.values[0] = value;
    return value;
  }

  ago(bars: number): number {
    return this.values[bars] as number;
  }

  /** The Hilbert transform of the last seven values, without the factor for the cycle's length. */
  get quadrature(): number {
    const far = 0.0962 * (this.ago(0) - this.ago(6));
    return far + 0.5769 * (this.ago(2) - this.ago(4));
  }
}

export class DominantCycle extends SavedState {
  smoothPrice = Number.NaN;
  /** Smoothed length of the cycle in bars. */
  length = 0;
  inPhase = 0;
  quadrature = 0;
  private bar = -1;
  private readonly prices = new Line();
  private readonly smooth = new Line();
  private readonly detrended = new Line();
  private readonly inPhases = new Line();
  private readonly quadratures = new Line();
  private i2 = 0;
  private q2 = 0;
  private real = 0;
  private imaginary = 0;

  /** False while the filters fill. */
  update(price: number): boolean {
    const { prices, smooth, detrended, inPhases, quadratures } = this;
    this.bar += 1;
    prices.push(price);
    const warm = this.bar >= WARM_UP;
    const weighted = 4 * price + 3 * prices.ago(1) + 2 * prices.ago(2) + prices.ago(3);
    this.smoothPrice = warm ? weighted / 10 : Number.NaN;
    const adjust = 0.075 * this.length + 0.54;
    smooth.push(warm ? this.smoothPrice : 0);
    detrended.push(warm ? smooth.quadrature * adjust : 0);
    this.quadrature = quadratures.push(detrended.quadrature * adjust);
    this.inPhase = inPhases.push(detrended.ago(3));
    if (!warm) return false;
    this.discriminate(inPhases.quadrature * adjust, quadratures.quadrature * adjust);
    return true;
  }

  /** Turns both phases by 90 degrees, adds them, and reads the angle between two bars. */
  private discriminate(turnedInPhase: number, turnedQuadrature: number): void {
    const { i2, q2 } = this;
    this.i2 = 0.2 * (this.inPhase - turnedQuadrature) + 0.8 * i2;
    this.q2 = 0.2 * (this.quadrature + turnedInPhase) + 0.8 * q2;
    this.real = 0.2 * (this.i2 * i2 + this.q2 * q2) + 0.8 * this.real;
    this.imaginary = 0.2 * (this.i2 * q2 - this.q2 * i2) + 0.8 * this.imaginary;
    this.length = 0.2 * this.bounded(this.measured()) + 0.8 * this.length;
  }

  private measured(): number {
    if (this.imaginary === 0 || this.real === 0) return 0;
    return (2 * Math.PI) / Math.atan(this.imaginary / this.real);
  }

  private bounded(measured: number): number {
    const near = Math.max(0.67 * this.length, Math.min(1.5 * this.length, measured));
    return Math.max(SHORTEST, Math.min(LONGEST, near));
  }
}
