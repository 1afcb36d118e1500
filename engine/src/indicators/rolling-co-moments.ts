/** Spreads and common spread of the last n pairs, without cancellation, in constant time. */
import { ANCHOR_AGAIN_BELOW } from './rolling-moments.js';
import { SavedState } from './stream-state.js';
import { Window } from './window.js';

/** Sums of deviations from anchors that are set anew as in `RollingMoments`, for the same reason. */
export class RollingCoMoments extends SavedState {
  private readonly xs: Window;
  private readonly ys: Window;
  private anchorX = 0;
  private anchorY = 0;
  private sumX = 0;
  private sumY = 0;
  private squaresX = 0;
  private squaresY = 0;
  private products = 0;
  private peakX = 0;
  private peakY = 0;

  constructor(readonly size: number) {
    super();
    this.xs = new Window(size);
    this.ys = new Window(size);
  }

  get full(): boolean {
    return this.xs.full;
  }
  /** Sum of squared deviations of x from its mean. */
  get spreadX(): number {
    return Math.max(0, this.squaresX - (this.sumX * this.sumX) / this.size);
  }
  get spreadY(): number {
    return Math.max(0, this.squaresY - (this.sumY * this.sumY) / this.size);
  }
  /** Sum of products of the deviations. */
  get commonSpread(): number {
    return this.products - (this.sumX * this.sumY) / this.size;
  }

  update(x: number, y: number): void {
    const wasFull = this.full;
    const leavingX = this.xs.push(x) - this.anchorX;
    const leavingY = this.ys.push(y) - this.anchorY;
    if (!wasFull) {
      if (this.full) this.setAnchors(x, y);
      return;
    }
    const enteringX = x - this.anchorX;
    const enteringY = y - this.anchorY;
    this.sumX += enteringX - leavingX;
    this.sumY += enteringY - leavingY;
    this.squaresX += enteringX * enteringX - leavingX * leavingX;
    this.squaresY += enteringY * enteringY - leavingY * leavingY;
    this.products += enteringX * enteringY - leavingX * leavingY;
    if (this.squaresX > this.peakX) this.peakX = this.squaresX;
    if (this.squaresY > this.peakY) this.peakY = this.squaresY;
    const lost =
      this.spreadX < this.peakX * ANCHOR_AGAIN_BELOW ||
      this.spreadY < this.peakY * ANCHOR_AGAIN_BELOW;
    if (lost || this.xs.wrapped) this.setAnchors(x, y);
  }

  private setAnchors(insideX: number, insideY: number): void {
    this.anchorX = meanFrom(this.xs, insideX);
    this.anchorY = meanFrom(this.ys, insideY);
    this.sumX = 0;
    this.sumY = 0;
    this.squaresX = 0;
    this.squaresY = 0;
    this.products = 0;
    for (let i = 0; i < this.size; i += 1) {
      const x = this.xs.at(i) - this.anchorX;
      const y = this.ys.at(i) - this.anchorY;
      this.sumX += x;
      this.sumY += y;
      this.squaresX += x * x;
      this.squaresY += y * y;
      this.products += x * y;
    }
    this.peakX = this.squaresX;
    this.peakY = this.squaresY;
  }
}

/** Reached from a value of the window, so that the mean of equal values is exactly that value. */
function meanFrom(window: Window, inside: number): number {
  let offset = 0;
  for (let i = 0; i < window.size; i += 1) offset += window.at(i) - inside;
  return inside + offset / window.size;
}
