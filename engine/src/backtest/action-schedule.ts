/** When splits and dividends take effect in a run: before the first bar of their ex-day. */
import { MarketDays } from '../calendars/market-days.js';
import { priceFactor } from '../domain/corporate-action.js';
import type { CorporateAction, SplitRatio } from '../domain/corporate-action.js';
import type { KernelInput } from '../kernel/inputs.js';
import type { BacktestSeries } from './backtest-options.js';

export type ActionInput = Extract<KernelInput, { type: 'SPLIT' | 'DIVIDEND' }>;

export interface DueAction {
  readonly at: number;
  /** Of its instrument. */
  readonly index: number;
  readonly input: ActionInput;
  /** null for a dividend. */
  readonly ratio: SplitRatio | null;
}

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

/** What took effect before the first bar is in the prices already; the rest never comes. */
function dueActions(series: BacktestSeries, index: number): readonly DueAction[] {
  return inOrder(series).flatMap((action): readonly DueAction[] => {
    const row = firstRowOn(series, action.exDay);
    if (row <= 0) return [];
    const at = series.columns.at[row] as number;
    const { symbol } = action;
    if (action.type === 'DIVIDEND') {
      const { amount } = action;
      return [{ at, index, input: { type: 'DIVIDEND', at, symbol, amount }, ratio: null }];
    }
    const { numerator, denominator } = action;
    const ratio = { numerator, denominator };
    return [{ at, index, input: { type: 'SPLIT', at, symbol, ...ratio }, ratio }];
  });
}

/** A dividend is for the shares of the day before: it comes before a split of the same day. */
function inOrder({ actions = [] }: BacktestSeries): readonly CorporateAction[] {
  return [...actions].sort(
    (a, b) => a.exDay - b.exDay || Number(a.type === 'SPLIT') - Number(b.type === 'SPLIT'),
  );
}

/** −1 when the series ends before. */
function firstRowOn({ columns, instrument }: BacktestSeries, day: number): number {
  const days = new MarketDays([instrument]);
  let low = 0;
  let high = columns.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days.at(columns.at[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return low === columns.length ? -1 : low;
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
