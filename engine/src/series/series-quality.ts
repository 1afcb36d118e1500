/** What is wrong, or worth knowing, about the recorded bars of a symbol. */
import type { SharedDatabase } from '@fiducia/tenants';
import { calendarOf } from '../calendars/calendars.js';
import type { CalendarId } from '../calendars/trading-calendar.js';
import { InstrumentScale } from '../domain/instrument-scale.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import { timeframeMs } from '../market-data/bar-time.js';
import type { DataFinding } from '../market-data/check/data-finding.js';
import { seriesName } from '../market-data/series-name.js';
import { readColumns } from './recorded-columns.js';
import type { SeriesExecutor } from './series-executor.js';
import { notRecorded } from './series-outcome.js';
import type { SeriesRefusal } from './series-outcome.js';

/** A check reads everything that it judges; this is a year of minutes around the clock. */
export const MAX_CHECKED_BARS = 525_600;

export interface SeriesQualityView {
  readonly symbol: string;
  readonly timeframe: string;
  readonly calendar: CalendarId;
  /** All that are recorded. */
  readonly recordedBars: number;
  /** The newest of them, that were checked. */
  readonly checkedBars: number;
  /** Stamps of the first and the last bar that were checked. */
  readonly from: Date;
  readonly to: Date;
  readonly findings: readonly FindingView[];
}

export interface FindingView extends Omit<DataFinding, 'lines'> {
  /** Numbers of the bars, from 0 at the first that is recorded. */
  readonly rows: readonly number[];
  /** Stamps of the bars in `rows`. */
  readonly times: readonly Date[];
}

const RECORDED = `select bar_count as bars from series where id = $1`;

export async function seriesQuality(
  deps: { readonly db: { readonly shared: SharedDatabase }; readonly executor: SeriesExecutor },
  instrument: InstrumentSpec | undefined,
  symbol: string,
): Promise<{ readonly ok: true; readonly quality: SeriesQualityView } | SeriesRefusal> {
  if (instrument === undefined) return notRecorded(symbol);
  const { timeframe } = instrument;
  const { shared } = deps.db;
  const series = seriesName(symbol, timeframe);
  const recorded = (await shared.query<{ bars: number }>(RECORDED, [series])).rows[0]?.bars;
  if (recorded === undefined) return notRecorded(symbol);
  const period = { series, from: null, to: null, most: MAX_CHECKED_BARS };
  const { columns } = await readColumns(shared, period);
  const scale = new InstrumentScale(instrument);
  const calendar = calendarOf(instrument).id;
  const findings = await deps.executor.quality({
    columns,
    tick: { units: scale.tickUnits, divisor: scale.tickDivisor },
    timeframeMs: timeframeMs(timeframe),
    calendar,
  });
  const stampOf = (row: number): Date => new Date(columns.at[row] as number);
  const before = recorded - columns.length;
  return {
    ok: true,
    quality: {
      ...{ symbol, timeframe, calendar, recordedBars: recorded },
      checkedBars: columns.length,
      from: stampOf(0),
      to: stampOf(columns.length - 1),
      findings: findings.map(({ code, severity, sentence, count, rows }) => ({
        ...{ code, severity, sentence, count },
        rows: rows.map((row) => row + before),
        times: rows.map(stampOf),
      })),
    },
  };
}
