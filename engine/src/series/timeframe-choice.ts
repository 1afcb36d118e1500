/** Which timeframe a caller wants of a recorded series: its own, or a longer one. */
import { calendarOf } from '../calendars/calendars.js';
import type { CalendarId } from '../calendars/trading-calendar.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import { parseTimeframe, timeframeMs, timeframeName } from '../market-data/bar-time.js';
import { bucketFault } from '../market-data/resample/coarse-buckets.js';
import { bucketTerms } from '../market-data/resample/resample-bars.js';
import { refused } from './series-outcome.js';
import type { SeriesRefusal } from './series-outcome.js';

export interface TimeframeChoice {
  readonly ok: true;
  readonly fromMs: number;
  readonly toMs: number;
  /** As it is named, e.g. `1d` for `24h`. */
  readonly timeframe: string;
  readonly calendar: CalendarId;
  /** Recorded bars that one of the wanted can be made of. */
  readonly barsPerBar: number;
}

export function chooseTimeframe(
  instrument: InstrumentSpec,
  wanted: string | null | undefined,
): TimeframeChoice | SeriesRefusal {
  const fromMs = timeframeMs(instrument.timeframe);
  const calendar = calendarOf(instrument).id;
  const toMs = wanted === null || wanted === undefined ? fromMs : parseTimeframe(wanted);
  if (toMs === null)
    return refused('timeframe', 'A timeframe is a length such as 15m, 1h, 1d or 1w.');
  if (toMs !== fromMs) {
    const fault = bucketFault(bucketTerms(fromMs, toMs, { calendar }));
    const recorded = `${instrument.symbol} is recorded in bars of ${instrument.timeframe}`;
    if (fault !== null) return refused('timeframe', `${recorded}: ${fault}.`);
  }
  const barsPerBar = Math.max(1, Math.ceil(toMs / fromMs));
  return { ok: true, fromMs, toMs, timeframe: timeframeName(toMs), calendar, barsPerBar };
}
