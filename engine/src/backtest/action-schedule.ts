/** When splits and dividends take effect in a run: before the first bar of their ex-day. */
import { priceFactor } from '../domain/corporate-action.js';
import type { SplitRatio } from '../domain/corporate-action.js';
import { dueActions } from '../market-data/corporate-actions/due-actions.js';
import type { DueAction } from '../market-data/corporate-actions/due-actions.js';
import type { BacktestSeries } from './backtest-options.js';

export type { ActionInput, DueAction } from '../market-data/corporate-actions/due-actions.js';

export class ActionSchedule {
  /** Stamp of the bars before which the next action is due; never reached when there is none. */
  nextAt = Number.POSITIVE_INFINITY;
  private due: DueAction[] = [];
  private takenUpTo = Number.NEGATIVE_INFINITY;

  constructor(private readonly series: readonly BacktestSeries[]) {
    this.extend();
  }

  /** More rows were added to the series: what took no effect so far may do so on them. */
  extend(): void {
    this.due = this.series
      .flatMap((one, index) => dueActions(one, index))
      .filter(({ at }) => at > this.takenUpTo)
      .sort((a, b) => a.at - b.at || a.index - b.index);
    this.moveOn();
  }

  /** What is due at or before this stamp, once. */
  take(at: number): readonly DueAction[] {
    this.takenUpTo = at;
    const count = this.due.findIndex((action) => action.at > at);
    const taken = this.due.splice(0, count < 0 ? this.due.length : count);
    this.moveOn();
    return taken;
  }

  private moveOn(): void {
    this.nextAt = this.due[0]?.at ?? Number.POSITIVE_INFINITY;
  }
}

/** For each bar, how many of its shares were one on the first bar; null when there is no split. */
export function sharesPerFirst(series: BacktestSeries): Float64Array | null {
  const splits = dueActions(series, 0).filter(({ ratio }) => ratio !== null);
  if (splits.length === 0) return null;
  const shares = new Float64Array(series.columns.length).fill(1);
  for (const { at, ratio } of splits) {
    const factor = 1 / priceFactor(ratio as SplitRatio);
    const from = series.columns.at.findIndex((stamp) => stamp >= at);
    for (let row = from; row < shares.length; row += 1) {
      shares[row] = (shares[row] as number) * factor;
    }
  }
  return shares;
}
