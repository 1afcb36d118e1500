/** Before which bar of a series each of its splits and dividends takes effect: that of its ex-day. */
import { MarketDays } from '../../calendars/market-days.js';
import type { CorporateAction, SplitRatio } from '../../domain/corporate-action.js';
import type { InstrumentSpec } from '../../domain/instrument.js';
import type { KernelInput } from '../../kernel/inputs.js';

export type ActionInput = Extract<KernelInput, { type: 'SPLIT' | 'DIVIDEND' }>;

export interface DueAction {
  readonly at: number;
  /** Of its instrument. */
  readonly index: number;
  readonly input: ActionInput;
  /** null for a dividend. */
  readonly ratio: SplitRatio | null;
}

export interface SeriesWithActions {
  readonly instrument: InstrumentSpec;
  readonly columns: { readonly length: number; readonly at: Float64Array };
  readonly actions?: readonly CorporateAction[] | undefined;
}

/** What took effect before the first bar is in the prices already; the rest never comes. */
export function dueActions(series: SeriesWithActions, index: number): readonly DueAction[] {
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
function inOrder({ actions = [] }: SeriesWithActions): readonly CorporateAction[] {
  return [...actions].sort(
    (a, b) => a.exDay - b.exDay || Number(a.type === 'SPLIT') - Number(b.type === 'SPLIT'),
  );
}

/** −1 when the series ends before. */
function firstRowOn({ columns, instrument }: SeriesWithActions, day: number): number {
  const days = new MarketDays([instrument]);
  let low = 0;
  let high = columns.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days.at({ now: columns.at[middle] as number }) < day) low = middle + 1;
    else high = middle;
  }
  return low === columns.length ? -1 : low;
}
