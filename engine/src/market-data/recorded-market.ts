/** Reads recorded series from the database into columns. */
import type { SharedDatabase } from '@fiducia/tenants';
import type { CalendarId } from '../calendars/trading-calendar.js';
import { assertThat } from '../domain/assert.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import { loadActions } from './corporate-actions/recorded-actions.js';
import { MarketTimeline } from './market-timeline.js';
import type { RecordedSeries } from './market-timeline.js';

interface InstrumentRow {
  readonly symbol: string;
  readonly name: string;
  readonly asset_class: InstrumentSpec['assetClass'];
  readonly currency: string;
  readonly tick_size: string;
  readonly lot_size: string;
  readonly timeframe: string;
  readonly taker_fee_rate: string;
  readonly maker_fee_rate: string;
  readonly calendar: CalendarId | null;
}

interface BarRow {
  readonly at: Date;
  readonly open_ticks: string;
  readonly high_ticks: string;
  readonly low_ticks: string;
  readonly close_ticks: string;
  readonly volume: string;
  readonly hash: string;
}

const INSTRUMENT_COLUMNS = `
  select symbol, name, asset_class, currency, tick_size, lot_size, timeframe, taker_fee_rate,
    maker_fee_rate, calendar
  from instrument`;
const ALL_INSTRUMENTS = `${INSTRUMENT_COLUMNS} order by symbol`;
const REPLAYED_INSTRUMENTS = `${INSTRUMENT_COLUMNS}
  where symbol || '/' || timeframe in (
    select unnest(series_ids) from market_replay where id = 'main'
  ) order by symbol`;
const INSTRUMENT_OF_SERIES = `${INSTRUMENT_COLUMNS}
  where symbol = (select symbol from series where id = $1)`;

const BARS_OF_SERIES = `
  select at, open_ticks, high_ticks, low_ticks, close_ticks, volume, encode(hash, 'hex') as hash
  from bar where series_id = $1 order by at`;

export async function listInstruments(shared: SharedDatabase): Promise<readonly InstrumentSpec[]> {
  return (await shared.query<InstrumentRow>(ALL_INSTRUMENTS)).rows.map(toInstrument);
}

/** Those whose bars accounts see. */
export async function listReplayedInstruments(
  shared: SharedDatabase,
): Promise<readonly InstrumentSpec[]> {
  return (await shared.query<InstrumentRow>(REPLAYED_INSTRUMENTS)).rows.map(toInstrument);
}

export async function loadTimeline(
  shared: SharedDatabase,
  seriesIds: readonly string[],
): Promise<MarketTimeline> {
  return new MarketTimeline(await Promise.all(seriesIds.map((id) => loadSeries(shared, id))));
}

async function loadSeries(shared: SharedDatabase, id: string): Promise<RecordedSeries> {
  const instrument = (await shared.query<InstrumentRow>(INSTRUMENT_OF_SERIES, [id])).rows[0];
  assertThat(instrument !== undefined, `series ${id} is recorded`);
  const { rows } = await shared.query<BarRow>(BARS_OF_SERIES, [id]);
  const column = (value: (row: BarRow) => string): Float64Array =>
    Float64Array.from(rows, (row) => Number(value(row)));
  return {
    id,
    instrument: toInstrument(instrument),
    at: Float64Array.from(rows, (row) => row.at.getTime()),
    open: column((row) => row.open_ticks),
    high: column((row) => row.high_ticks),
    low: column((row) => row.low_ticks),
    close: column((row) => row.close_ticks),
    volume: column((row) => row.volume),
    hashes: rows.map((row) => row.hash),
    actions: await loadActions(shared, [instrument.symbol]),
  };
}

function toInstrument(row: InstrumentRow): InstrumentSpec {
  return {
    symbol: row.symbol,
    name: row.name,
    assetClass: row.asset_class,
    currency: row.currency,
    tickSize: row.tick_size,
    lotSize: row.lot_size,
    timeframe: row.timeframe,
    takerFeeRate: row.taker_fee_rate,
    makerFeeRate: row.maker_fee_rate,
    // Absent and not null: the text of an instrument is part of journals.
    ...(row.calendar === null ? {} : { calendar: row.calendar }),
  };
}
