/** Where the fast average of the close crosses the slow one: exactly, or as published runs had it. */
import { Cross } from '../indicators/cross.js';
import { Sma } from '../indicators/overlap/sma.js';
import { SavedState } from '../indicators/stream-state.js';
import type { StrategyBar } from './define-strategy.js';
import { PandasMean } from './pandas-mean.js';
import type { Tracked } from './tracked-state.js';

export interface MeanCross {
  /** 1 where the fast average crosses above the slow one, −1 where below, else 0. */
  update(bar: StrategyBar): number;
}

export interface MeanLengths {
  readonly fast: number;
  readonly slow: number;
}

/** Sums of ticks are exact: two equal averages are equal here, not almost. */
export class ExactCross implements MeanCross {
  private readonly fast: Sma;
  private readonly slow: Sma;
  private readonly cross: Cross;

  constructor({ fast, slow }: MeanLengths, track: <T extends Tracked>(state: T) => T) {
    this.fast = track(new Sma(fast));
    this.slow = track(new Sma(slow));
    this.cross = track(new Cross());
  }

  update({ closeTicks }: StrategyBar): number {
    return this.cross.update(this.fast.update(closeTicks), this.slow.update(closeTicks));
  }
}

/**
 * Both averages of the pandas library over one ring of closes, and the answer as a small integer: a
 * float that is handed from function to function costs an allocation, and there would be five a bar.
 */
export class PandasCross extends SavedState implements MeanCross, Tracked {
  private readonly fast: PandasMean;
  private readonly slow: PandasMean;
  /** The slow average's values. */
  private readonly closes: Float64Array;
  private count = 0;
  /** Places of what leaves the averages next. */
  private slowest = 0;
  private fastest = 0;
  /** 1 where the fast average was above, −1 where below, 0 where neither. */
  private side = 0;

  constructor({ fast, slow }: MeanLengths) {
    super();
    this.fast = new PandasMean(fast);
    this.slow = new PandasMean(slow);
    this.closes = new Float64Array(slow);
  }

  get lookback(): number {
    return this.closes.length - 1;
  }

  update({ close }: StrategyBar): number {
    const { fast, slow, closes, slowest, fastest } = this;
    const isFull = this.count === closes.length;
    if (isFull) slow.remove(closes, slowest);
    if (this.count >= fast.timePeriod) {
      fast.remove(closes, fastest);
      this.fastest = fastest + 1 === closes.length ? 0 : fastest + 1;
    }
    closes[slowest] = close;
    slow.add(closes, slowest);
    fast.add(closes, slowest);
    this.slowest = slowest + 1 === closes.length ? 0 : slowest + 1;
    if (!isFull) {
      this.count += 1;
      if (this.count < closes.length) return 0;
    }
    const side = fast.compare(slow);
    const crossed = side + this.side === 0 ? side : 0;
    this.side = side;
    return crossed;
  }
}
