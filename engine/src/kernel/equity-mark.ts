/** Equity, its peak and the day's start, in ledger units: plain integers while they are safe. */

const MAX_SAFE = Number.MAX_SAFE_INTEGER;
/** Far above the error of a few float64 operations. */
const SCREEN_MARGIN = 1e-9;

/**
 * The three figures change with every bar. As long as all are below 2⁵³ they are kept as numbers,
 * which are exact there and cost no allocation; beyond that (some 90 million in a fiat currency, or
 * a crypto currency with its 18 decimals) the same figures are kept as bigint.
 */
export class EquityMark {
  wide = false;
  /** What the account was found to be worth last, NaN where that takes exact arithmetic. */
  sum = 0;
  private equityFast = 0;
  private peakFast = 0;
  private dayStartFast = 0;
  private equityWide = 0n;
  private peakWide = 0n;
  private dayStartWide = 0n;
  /** Equity at or below which a stop may be due; above it none is. */
  private screen = Number.POSITIVE_INFINITY;

  constructor(
    private drawdownFraction: number,
    private dailyLossFraction: number,
  ) {}

  /** From here on stops are due at these shares of the peak and of the day's start. */
  changeStops(drawdownFraction: number, dailyLossFraction: number): void {
    this.drawdownFraction = drawdownFraction;
    this.dailyLossFraction = dailyLossFraction;
    this.setScreen();
  }

  /** False when no stop is due for certain; true asks for the exact comparison. */
  get isNearStop(): boolean {
    return this.wide || this.equityFast <= this.screen;
  }

  get equity(): bigint {
    return this.wide ? this.equityWide : BigInt(this.equityFast);
  }
  get peak(): bigint {
    return this.wide ? this.peakWide : BigInt(this.peakFast);
  }
  get dayStart(): bigint {
    return this.wide ? this.dayStartWide : BigInt(this.dayStartFast);
  }
  /** For curves and screens: the nearest float. */
  get equityFloat(): number {
    return this.wide ? Number(this.equityWide) : this.equityFast;
  }

  get peakFloat(): number {
    return this.wide ? Number(this.peakWide) : this.peakFast;
  }
  get dayStartFloat(): number {
    return this.wide ? Number(this.dayStartWide) : this.dayStartFast;
  }

  /**
   * Marks what `sum` says: not handed over, because a float that is may cost an allocation. False
   * where that is not exact as a number, and `markWide` must be told instead.
   */
  markSum(): boolean {
    const { sum } = this;
    if (!(sum <= MAX_SAFE && sum >= -MAX_SAFE)) return false;
    if (this.wide) this.markWide(BigInt(sum));
    else this.equityFast = sum;
    return true;
  }

  markWide(equity: bigint): void {
    if (!this.wide) this.widen();
    this.equityWide = equity;
    this.narrowIfSafe();
  }

  raisePeak(): void {
    if (this.wide) {
      if (this.equityWide > this.peakWide) this.peakWide = this.equityWide;
    } else if (this.equityFast > this.peakFast) {
      this.peakFast = this.equityFast;
      this.setScreen();
    }
  }

  startDay(): void {
    this.dayStartWide = this.equityWide;
    this.dayStartFast = this.equityFast;
    this.setScreen();
  }

  restartPeak(): void {
    this.peakWide = this.equityWide;
    this.peakFast = this.equityFast;
    this.setScreen();
  }

  private setScreen(): void {
    const peak = this.peakFast * (1 - this.drawdownFraction * (1 - SCREEN_MARGIN));
    const day = this.dayStartFast * (1 - this.dailyLossFraction * (1 - SCREEN_MARGIN));
    this.screen = peak > day ? peak : day;
  }

  /**
   * False when equity is certainly less than `fraction` below the reference (`PEAK` or `DAY`), by a
   * margin far above float64's error; true asks for the exact comparison.
   */
  mayHaveFallen(reference: 'PEAK' | 'DAY', fraction: number): boolean {
    if (this.wide) return true;
    const from = reference === 'PEAK' ? this.peakFast : this.dayStartFast;
    return from - this.equityFast >= from * fraction * (1 - SCREEN_MARGIN);
  }

  load(equity: bigint, peak: bigint, dayStart: bigint): void {
    this.wide = true;
    this.equityWide = equity;
    this.peakWide = peak;
    this.dayStartWide = dayStart;
    this.narrowIfSafe();
  }

  private widen(): void {
    this.wide = true;
    this.equityWide = BigInt(this.equityFast);
    this.peakWide = BigInt(this.peakFast);
    this.dayStartWide = BigInt(this.dayStartFast);
  }

  private narrowIfSafe(): void {
    const equity = Number(this.equityWide);
    const peak = Number(this.peakWide);
    const dayStart = Number(this.dayStartWide);
    if (
      Number.isSafeInteger(equity) &&
      Number.isSafeInteger(peak) &&
      Number.isSafeInteger(dayStart)
    ) {
      this.wide = false;
      this.equityFast = equity;
      this.peakFast = peak;
      this.dayStartFast = dayStart;
      this.setScreen();
    }
  }
}
