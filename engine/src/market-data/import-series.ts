/** Writes one series of bars into the recorded market data: once, and never changed afterwards. */
import { createHash } from 'node:crypto';
import type { SharedDatabase, SqlTransaction } from '@fiducia/tenants';
import { assertThat, present } from '../domain/assert.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { BarColumns } from './bar-columns.js';
import { barHashes } from './bar-hashes.js';
import type { BarHashes } from './bar-hashes.js';
import { seriesName } from './series-name.js';

export interface SeriesToImport {
  readonly instrument: InstrumentSpec;
  /** Where the bars come from, for people: a file's name, a package. */
  readonly source: string;
  readonly columns: BarColumns;
}

export type ImportResult =
  | {
      readonly ok: true;
      readonly series: string;
      readonly barCount: number;
      readonly added: boolean;
    }
  | { readonly ok: false; readonly error: 'SERIES_CONFLICT'; readonly series: string };

/** Bounds one statement: some megabytes of parameters. */
const ROWS_PER_INSERT = 5_000;

const INSERT_INSTRUMENT = `
  insert into instrument (symbol, name, asset_class, currency, tick_size, lot_size, timeframe,
    taker_fee_rate, maker_fee_rate, calendar)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  on conflict (symbol) do nothing`;

/** The stored figures must be the wanted ones: journals name them, so they never change. */
const SAME_INSTRUMENT = `
  select 1 from instrument
  where symbol = $1 and name = $2 and asset_class = $3 and currency = $4
    and tick_size::text = $5 and lot_size::text = $6 and timeframe = $7
    and taker_fee_rate::text = $8 and maker_fee_rate::text = $9
    and calendar is not distinct from $10`;

const INSERT_SERIES = `
  insert into series (id, symbol, timeframe, source, bar_count, first_at, last_at, content_hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (id) do nothing`;

const INSERT_BARS = `
  insert into bar (series_id, at, open_ticks, high_ticks, low_ticks, close_ticks, volume, hash)
  select $1, * from unnest($2::timestamptz[], $3::bigint[], $4::bigint[], $5::bigint[],
    $6::bigint[], $7::numeric[], $8::bytea[])`;

/** Importing the same bars again changes nothing; other bars under one name are refused. */
export async function importSeries(
  shared: SharedDatabase,
  wanted: SeriesToImport,
): Promise<ImportResult> {
  assertOrdered(wanted.columns);
  const { instrument, columns } = wanted;
  const series = seriesName(instrument.symbol, instrument.timeframe);
  const hashes = barHashes(columns, instrument);
  const contentHash = createHash('sha256').update(hashes.digits.toString('latin1'), 'hex').digest();
  return shared.run(async (tx) => {
    if (!(await claimInstrument(tx, instrument))) return conflict(series);
    const added = await insertSeries(tx, wanted, contentHash);
    if (added) await insertBars(tx, { series, columns, hashes });
    else if (!(await isSameSeries(tx, series, contentHash))) return conflict(series);
    return { ok: true, series, barCount: columns.length, added };
  });
}

function conflict(series: string): ImportResult {
  return { ok: false, error: 'SERIES_CONFLICT', series };
}

async function claimInstrument(tx: SqlTransaction, spec: InstrumentSpec): Promise<boolean> {
  const values = [
    spec.symbol,
    spec.name,
    spec.assetClass,
    spec.currency,
    spec.tickSize,
    spec.lotSize,
    spec.timeframe,
    spec.takerFeeRate,
    spec.makerFeeRate,
    spec.calendar ?? null,
  ];
  await tx.query(INSERT_INSTRUMENT, values);
  return (await tx.query(SAME_INSTRUMENT, values)).rowCount === 1;
}

async function insertSeries(
  tx: SqlTransaction,
  wanted: SeriesToImport,
  contentHash: Buffer,
): Promise<boolean> {
  const { symbol, timeframe } = wanted.instrument;
  const { at, length } = wanted.columns;
  assertThat(length > 0, 'a series has at least one bar');
  const result = await tx.query(INSERT_SERIES, [
    seriesName(symbol, timeframe),
    symbol,
    timeframe,
    wanted.source,
    length,
    new Date(present(at[0], 'first bar')),
    new Date(present(at[length - 1], 'last bar')),
    contentHash,
  ]);
  return result.rowCount === 1;
}

async function isSameSeries(
  tx: SqlTransaction,
  series: string,
  contentHash: Buffer,
): Promise<boolean> {
  const sql = 'select 1 from series where id = $1 and content_hash = $2';
  return (await tx.query(sql, [series, contentHash])).rowCount === 1;
}

async function insertBars(
  tx: SqlTransaction,
  rows: { series: string; columns: BarColumns; hashes: BarHashes },
): Promise<void> {
  const { series, columns, hashes } = rows;
  for (let from = 0; from < columns.length; from += ROWS_PER_INSERT) {
    const to = from + ROWS_PER_INSERT;
    const part = (column: Float64Array): readonly number[] => [...column.subarray(from, to)];
    await tx.query(INSERT_BARS, [
      series,
      part(columns.at).map((at) => new Date(at)),
      part(columns.open),
      part(columns.high),
      part(columns.low),
      part(columns.close),
      part(columns.volume),
      Array.from(columns.at.subarray(from, to), (_, row) => hashes.bytes(from + row)),
    ]);
  }
}

function assertOrdered({ at, length }: BarColumns): void {
  for (let row = 1; row < length; row += 1) {
    assertThat((at[row] ?? 0) > (at[row - 1] ?? 0), 'bars come in order of time, none twice');
  }
}
