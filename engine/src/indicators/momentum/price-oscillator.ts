/** A fast and a slow moving average of the same values: what APO, PPO and MACDEXT are made of. */
import type { IndicatorStream } from '../indicator.js';
import { createMovingAverage } from '../moving-average.js';
import { SavedState } from '../stream-state.js';

export interface AverageChoice {
  readonly timePeriod: number;
  readonly MAType: number;
}

export class FastAndSlow extends SavedState {
  fast = Number.NaN;
  slow = Number.NaN;
  /** Bars before both have a value. */
  readonly lookback: number;
  private readonly fastAverage: IndicatorStream;
  private readonly slowAverage: IndicatorStream;
  private fastDelay = 0;
  private slowDelay = 0;

  /** `aligned` starts each so late that both have their first value at the same bar. */
  constructor(one: AverageChoice, other: AverageChoice, aligned: boolean) {
    super();
    // TA-Lib swaps periods that were given the wrong way round.
    const [fast, slow] = one.timePeriod <= other.timePeriod ? [one, other] : [other, one];
    this.fastAverage = createMovingAverage(fast.MAType, fast.timePeriod);
    this.slowAverage = createMovingAverage(slow.MAType, slow.timePeriod);
    this.lookback = Math.max(this.fastAverage.lookback, this.slowAverage.lookback);
    if (!aligned) return;
    this.fastDelay = this.lookback - this.fastAverage.lookback;
    this.slowDelay = this.lookback - this.slowAverage.lookback;
  }

  update(value: number): void {
    if (this.fastDelay > 0) this.fastDelay -= 1;
    else this.fast = this.fastAverage.update(value);
    if (this.slowDelay > 0) this.slowDelay -= 1;
    else this.slow = this.slowAverage.update(value);
  }
}
