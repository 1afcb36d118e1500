/** Recorded bars of one series as columns: decoded from blocks, so that no bar becomes an object. */
import type { SharedDatabase } from '@fiducia/tenants';
import type { BarColumns } from '../market-data/bar-columns.js';
import { sharedColumns } from '../research/shared-columns.js';

export interface ColumnsQuery {
  readonly series: string;
  /** Stamps in milliseconds, both ends included; null: open. */
  readonly from: number | null;
  readonly to: number | null;
  /** The newest so many. */
  readonly most: number;
}

export interface RecordedColumns {
  /** Prices in ticks, in shared memory: handed to a thread, not copied. */
  readonly columns: BarColumns;
  /** There may be older bars within the period that were not read. */
  readonly cut: boolean;
}

const NAMES = ['at', 'open', 'high', 'low', 'close', 'volume'] as const;
const BYTES_PER_BAR = NAMES.length * Float64Array.BYTES_PER_ELEMENT;
/** A block of about a megabyte is decoded in some milliseconds. */
const BARS_PER_BLOCK = 20_000;

/** PostgreSQL writes a float8 as eight bytes, the highest first. */
const BLOCK = `
  select min(at) as first, count(*)::int as bars, string_agg(
    float8send(date_part('epoch', at) * 1000) || float8send(open_ticks::float8)
      || float8send(high_ticks::float8) || float8send(low_ticks::float8)
      || float8send(close_ticks::float8) || float8send(volume::float8),
    ''::bytea order by at) as block
  from (
    select * from bar where series_id = $1 and ($2::timestamptz is null or at >= $2)
      and ($3::timestamptz is null or at <= $3)
    order by at desc limit $4
  ) newest`;

const COUNT = `
  select count(*)::int as bars from (
    select 1 from bar where series_id = $1 and at >= $2 and at <= $3 limit $4
  ) counted`;

interface BlockRow {
  readonly first: Date | null;
  readonly bars: number;
  readonly block: Buffer | null;
}

/** Bars of a period, counted up to a bound. */
export async function countBars(
  shared: SharedDatabase,
  query: { readonly series: string; readonly from: Date; readonly to: Date; readonly most: number },
): Promise<number> {
  const values = [query.series, query.from, query.to, query.most];
  return (await shared.query<{ bars: number }>(COUNT, values)).rows[0]?.bars ?? 0;
}

/** In order of time. */
export async function readColumns(
  shared: SharedDatabase,
  { series, from, to, most }: ColumnsQuery,
): Promise<RecordedColumns> {
  const blocks: Buffer[] = [];
  let left = most;
  let until = to;
  while (left > 0) {
    const size = Math.min(left, BARS_PER_BLOCK);
    const values = [series, momentOf(from), momentOf(until), size];
    const row = (await shared.query<BlockRow>(BLOCK, values)).rows[0];
    if (row === undefined || row.block === null || row.first === null) break;
    blocks.push(row.block);
    left -= row.bars;
    until = row.first.getTime() - 1;
    if (row.bars < size) break;
  }
  return { columns: decode(blocks.reverse()), cut: left === 0 };
}

function momentOf(stamp: number | null): Date | null {
  return stamp === null ? null : new Date(stamp);
}

function decode(blocks: readonly Buffer[]): BarColumns {
  const length = blocks.reduce((sum, block) => sum + block.byteLength / BYTES_PER_BAR, 0);
  const columns = sharedColumns(length);
  const targets = NAMES.map((name) => columns[name]);
  let row = 0;
  for (const block of blocks) {
    const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
    for (let at = 0; at < block.byteLength; row += 1) {
      for (const target of targets) {
        target[row] = view.getFloat64(at);
        at += Float64Array.BYTES_PER_ELEMENT;
      }
      // Seconds with a fraction, times 1,000, may miss the millisecond by a hair.
      columns.at[row] = Math.round(columns.at[row] as number);
    }
  }
  return columns;
}
