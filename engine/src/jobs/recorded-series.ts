/** Recorded bars for research: what there is of each symbol, and the columns of a period. */
import { createHash } from 'node:crypto';
import type { SharedDatabase } from '@fiducia/tenants';
import { present } from '../domain/assert.js';
import type { CorporateAction } from '../domain/corporate-action.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import { canonicalJson } from '../journal/canonical-json.js';
import { listInstruments } from '../market-data/recorded-market.js';
import type { BarColumns } from '../market-data/bar-columns.js';
import { dueActions } from '../market-data/corporate-actions/due-actions.js';
import { loadActions } from '../market-data/corporate-actions/recorded-actions.js';
import { sharedColumns } from '../research/shared-columns.js';

export interface SeriesCoverage {
  readonly symbol: string;
  readonly currency: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** Of the bars within the period; null when there is none. */
  readonly from: Date | null;
  readonly to: Date | null;
  readonly bars: number;
}

export interface RecordedPeriod {
  readonly instrument: InstrumentSpec;
  /** Splits and dividends that are recorded of it. */
  readonly actions: readonly CorporateAction[];
  /** Only there to convert the others. */
  readonly rateOnly?: boolean;
  /** In shared memory: handed to a thread, not copied. */
  readonly columns: BarColumns;
  /** SHA-256 over the symbol, the canonical content of each bar, and what took effect, hex. */
  readonly dataHash: string;
}

const COVERAGE = `
  select i.symbol, i.currency, s.first_at as "firstAt", s.last_at as "lastAt",
    b.from, b.to, b.bars
  from unnest($1::text[]) as wanted (symbol)
  join instrument i on i.symbol = wanted.symbol
  join series s on s.id = i.symbol || '/' || i.timeframe
  cross join lateral (
    select min(at) as from, max(at) as to, count(*)::int as bars from bar
    where series_id = s.id and ($2::timestamptz is null or at >= $2)
      and ($3::timestamptz is null or at <= $3)
  ) b`;

const BARS = `
  select at, open_ticks, high_ticks, low_ticks, close_ticks, volume, hash
  from bar where series_id = $1 and at > $2 and at <= $3 order by at limit $4`;

/** A page is turned into columns in some milliseconds, so that the event loop goes on meanwhile. */
const BARS_PER_PAGE = 20_000;
const COLUMNS = ['at', 'open', 'high', 'low', 'close', 'volume'] as const;

interface BarRow {
  readonly at: Date;
  readonly open_ticks: string;
  readonly high_ticks: string;
  readonly low_ticks: string;
  readonly close_ticks: string;
  readonly volume: string;
  readonly hash: Buffer;
}

/** A symbol of which nothing is recorded is left out. */
export async function readCoverage(
  shared: SharedDatabase,
  symbols: readonly string[],
  period: { readonly from: Date | null; readonly to: Date | null },
): Promise<readonly SeriesCoverage[]> {
  const values = [symbols, period.from, period.to];
  return (await shared.query<SeriesCoverage>(COVERAGE, values)).rows;
}

/** The bars of one symbol with a stamp in the period, both ends included. */
export async function loadPeriod(
  shared: SharedDatabase,
  symbol: string,
  period: { readonly from: number; readonly to: number },
): Promise<RecordedPeriod> {
  const all = await listInstruments(shared);
  const instrument = present(
    all.find((one) => one.symbol === symbol),
    `instrument ${symbol}`,
  );
  const actions = await loadActions(shared, [symbol]);
  const reader = new PeriodReader(symbol);
  let after = period.from - 1;
  for (;;) {
    const values = [
      `${symbol}/${instrument.timeframe}`,
      new Date(after),
      new Date(period.to),
      BARS_PER_PAGE,
    ];
    const { rows } = await shared.query<BarRow>(BARS, values);
    reader.add(rows);
    if (rows.length < BARS_PER_PAGE) break;
    after = present(rows.at(-1), 'last row').at.getTime();
  }
  return reader.toPeriod(instrument, actions);
}

const LAST_BEFORE = `
  select max(b.at) as at from bar b join instrument i on b.series_id = i.symbol || '/' || i.timeframe
  where i.symbol = $1 and b.at <= $2`;

/** A rate is known from the beginning: its bars begin with the last one before the period. */
export async function loadRate(
  shared: SharedDatabase,
  symbol: string,
  period: { readonly from: number; readonly to: number },
): Promise<RecordedPeriod> {
  const values = [symbol, new Date(period.from)];
  const { rows } = await shared.query<{ at: Date | null }>(LAST_BEFORE, values);
  const from = rows[0]?.at?.getTime() ?? period.from;
  return { ...(await loadPeriod(shared, symbol, { from, to: period.to })), rateOnly: true };
}

/** Each page becomes columns at once: as rows, a long period would take gigabytes. */
class PeriodReader {
  private readonly pages: BarColumns[] = [];
  private readonly digest;

  constructor(symbol: string) {
    this.digest = createHash('sha256').update(`${symbol}\n`);
  }

  add(rows: readonly BarRow[]): void {
    const columns = sharedColumns(rows.length);
    for (const [row, bar] of rows.entries()) {
      columns.at[row] = bar.at.getTime();
      columns.open[row] = Number(bar.open_ticks);
      columns.high[row] = Number(bar.high_ticks);
      columns.low[row] = Number(bar.low_ticks);
      columns.close[row] = Number(bar.close_ticks);
      columns.volume[row] = Number(bar.volume);
      this.digest.update(bar.hash);
    }
    this.pages.push(columns);
  }

  toPeriod(instrument: InstrumentSpec, actions: readonly CorporateAction[]): RecordedPeriod {
    const columns = sharedColumns(this.pages.reduce((sum, { length }) => sum + length, 0));
    let row = 0;
    for (const page of this.pages) {
      for (const name of COLUMNS) columns[name].set(page[name], row);
      row += page.length;
    }
    for (const { input } of dueActions({ instrument, columns, actions }, 0)) {
      this.digest.update(canonicalJson(input));
    }
    return { instrument, actions, columns, dataHash: this.digest.digest('hex') };
  }
}

/** What a run saw: one hash over those of its series. */
export function dataHashOf(periods: readonly RecordedPeriod[]): string {
  const digest = createHash('sha256');
  for (const { dataHash } of periods) digest.update(dataHash, 'hex');
  return digest.digest('hex');
}
