/** Reads published bars of one symbol; what the replay has not reached yet is not there. */
import type { SharedDatabase } from '@fiducia/tenants';
import type { DecimalString } from '../domain/money.js';

export interface CandleView {
  readonly at: Date;
  readonly open: DecimalString;
  readonly high: DecimalString;
  readonly low: DecimalString;
  readonly close: DecimalString;
  readonly volume: DecimalString;
}

export interface CandlesQuery {
  readonly symbol: string;
  readonly last?: number | null;
  /** Only bars that closed before. */
  readonly before?: Date | null;
}

export const MAX_CANDLES = 10_000;
const DEFAULT_CANDLES = 500;

const CANDLES = `
  select * from (
    select b.at, trim_scale(b.open_ticks * i.tick_size) as open,
      trim_scale(b.high_ticks * i.tick_size) as high, trim_scale(b.low_ticks * i.tick_size) as low,
      trim_scale(b.close_ticks * i.tick_size) as close, trim_scale(b.volume) as volume
    from instrument i
    join market_replay m on m.id = 'main'
    join bar b on b.series_id = i.symbol || '/' || i.timeframe
    where i.symbol = $1 and b.series_id = any(m.series_ids) and b.at <= m.published_at
      and ($2::timestamptz is null or b.at < $2)
    order by b.at desc limit $3
  ) newest order by at`;

/** What an account was shown: its journal names the stamps, so nothing unpublished comes out. */
const CANDLES_AT = `
  select i.symbol, b.at, trim_scale(b.open_ticks * i.tick_size) as open,
    trim_scale(b.high_ticks * i.tick_size) as high, trim_scale(b.low_ticks * i.tick_size) as low,
    trim_scale(b.close_ticks * i.tick_size) as close, trim_scale(b.volume) as volume
  from unnest($1::text[], $2::timestamptz[]) as wanted (series_id, at)
  join bar b on b.series_id = wanted.series_id and b.at = wanted.at
  join series s on s.id = b.series_id
  join instrument i on i.symbol = s.symbol`;

export interface BarOfSeries {
  readonly series: string;
  readonly at: Date;
}

export type SymbolCandleView = CandleView & { readonly symbol: string };

/** Bars by series and stamp, in no particular order. */
export async function candlesAt(
  deps: { readonly db: { readonly shared: SharedDatabase } },
  bars: readonly BarOfSeries[],
): Promise<readonly SymbolCandleView[]> {
  const values = [bars.map(({ series }) => series), bars.map(({ at }) => at)];
  return (await deps.db.shared.query<SymbolCandleView>(CANDLES_AT, values)).rows;
}

export async function candles(
  deps: { readonly db: { readonly shared: SharedDatabase } },
  query: CandlesQuery,
): Promise<readonly CandleView[]> {
  const limit = Math.min(Math.max(Math.trunc(query.last ?? DEFAULT_CANDLES), 1), MAX_CANDLES);
  const values = [query.symbol, query.before ?? null, limit];
  return (await deps.db.shared.query<CandleView>(CANDLES, values)).rows;
}
