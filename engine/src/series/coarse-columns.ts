/** Columns of recorded bars in a longer timeframe: only bars that can no longer change. */
import type { CalendarId } from '../calendars/trading-calendar.js';
import { assertThat } from '../domain/assert.js';
import type { BarColumns } from '../market-data/bar-columns.js';
import { closeStamp } from '../market-data/bar-time.js';
import { resampleBars } from '../market-data/resample/resample-bars.js';
import type { LabelledBars } from '../market-data/resample/resample-bars.js';

export interface Coarsening {
  readonly fromMs: number;
  /** The same as `fromMs`: the bars as they are recorded. */
  readonly toMs: number;
  readonly calendar: CalendarId;
  /** Older bars were not read: the first coarse bar may lack some of its own. */
  readonly cut: boolean;
}

/** By the time they opened, as files are labelled. */
export function labelled(columns: BarColumns, lengthMs: number): LabelledBars {
  const { length, at, open, high, low, close, volume } = columns;
  const label = Float64Array.from(at, (stamp) => stamp - closeStamp(0, lengthMs));
  return { length, label, open, high, low, close, volume };
}

export function coarseBars(columns: BarColumns, terms: Coarsening): LabelledBars {
  const { fromMs, toMs, calendar, cut } = terms;
  const fine = labelled(columns, fromMs);
  if (toMs === fromMs) return fine;
  const result = resampleBars(fine, fromMs, toMs, { calendar });
  assertThat(result.ok, 'the timeframe was checked before bars were read');
  const { bars, partialFirst } = result;
  // Nothing before the first bar that was read tells whether its coarse bar is whole.
  return cut && partialFirst === null ? withoutFirst(bars) : bars;
}

function withoutFirst(bars: LabelledBars): LabelledBars {
  const { length, label, open, high, low, close, volume } = bars;
  return {
    length: Math.max(0, length - 1),
    label: label.subarray(1),
    open: open.subarray(1),
    high: high.subarray(1),
    low: low.subarray(1),
    close: close.subarray(1),
    volume: volume.subarray(1),
  };
}
