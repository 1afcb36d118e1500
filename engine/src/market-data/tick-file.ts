/** Reads the text of a file of quotes, trades or order books into events; bad rows are named. */
import { decimalsOf, numberOf } from './bars-row.js';
import { splitRows } from './bars-file-rows.js';
import type { Row } from './bars-file-rows.js';
import { parseBarTime } from './bars-file-time.js';
import { readTickHeader } from './tick-file-layout.js';
import type { LevelColumns, TickFileHeader, TickFileLayout } from './tick-file-layout.js';

type PriceLevel = readonly [price: number, size: number];

/** As in the file: prices and sizes as floats; sizes of 0 in a quote mean that none is given. */
export type TickFileEvent =
  | {
      readonly kind: 'QUOTE';
      readonly at: number;
      readonly bid: number;
      readonly bidSize: number;
      readonly ask: number;
      readonly askSize: number;
    }
  | {
      readonly kind: 'TRADE';
      readonly at: number;
      readonly price: number;
      readonly size: number;
      readonly aggressor: 1 | -1 | 0;
    }
  | {
      readonly kind: 'BOOK';
      readonly at: number;
      readonly snapshot: boolean;
      readonly bids: readonly PriceLevel[];
      readonly asks: readonly PriceLevel[];
    };

export interface TickFile {
  readonly events: readonly TickFileEvent[];
  readonly kind: TickFileLayout['kind'];
  /** Most decimals of a price and of a size. */
  readonly priceDecimals: number;
  readonly sizeDecimals: number;
}

export interface TickFileError {
  readonly code: 'TICKS_EMPTY' | 'TICKS_UNKNOWN_COLUMNS' | 'TICKS_BAD_ROW';
  /** 1 is the header. */
  readonly line: number;
  readonly message: string;
}

export type TickFileResult =
  | { readonly ok: true; readonly ticks: TickFile }
  | { readonly ok: false; readonly error: TickFileError };

const COLUMNS_TAKEN =
  'name the columns of quotes (bid, ask), of trades (price, amount, side), of book snapshots ' +
  '(bids[0].price, bids[0].amount, …) or of book changes (side, price, amount, is_snapshot)';

export function readTicksText(text: string): TickFileResult {
  const rows = splitRows(text);
  if (!rows.ok) {
    const { line, message } = rows.error;
    return { ok: false, error: { code: 'TICKS_BAD_ROW', line, message } };
  }
  const [head, ...data] = rows.rows;
  if (head === undefined || data.length === 0) {
    return { ok: false, error: { code: 'TICKS_EMPTY', line: 1, message: 'the file has no ticks' } };
  }
  const header = readTickHeader(head.cells);
  if (header === null) {
    return { ok: false, error: { code: 'TICKS_UNKNOWN_COLUMNS', line: 1, message: COLUMNS_TAKEN } };
  }
  return new TickReader(header).read(data);
}

/** What is wrong with the row at hand. */
class RowFault extends Error {}

class TickReader {
  private readonly events: TickFileEvent[] = [];
  private priceDecimals = 0;
  private sizeDecimals = 0;
  private last = Number.NEGATIVE_INFINITY;
  /** Levels of the change that is being read. */
  private bids: PriceLevel[] = [];
  private asks: PriceLevel[] = [];

  constructor(private readonly header: TickFileHeader) {}

  read(rows: readonly Row[]): TickFileResult {
    for (const row of rows) {
      try {
        this.take(row.cells);
      } catch (error) {
        if (!(error instanceof RowFault)) throw error;
        const { message } = error;
        return { ok: false, error: { code: 'TICKS_BAD_ROW', line: row.line, message } };
      }
    }
    const { events, priceDecimals, sizeDecimals } = this;
    const { kind } = this.header.layout;
    return { ok: true, ticks: { events, kind, priceDecimals, sizeDecimals } };
  }

  private take(cells: readonly string[]): void {
    const text = (cells[this.header.time] ?? '').trim();
    const at = parseBarTime(text, this.header.zone) ?? histDataTime(text);
    if (at === null) throw new RowFault(`"${text.slice(0, 40)}" is not a time`);
    if (at < this.last) throw new RowFault(`the time ${text} is earlier than the row before it`);
    this.add(cells, at);
    this.last = at;
  }

  private add(cells: readonly string[], at: number): void {
    const { layout } = this.header;
    switch (layout.kind) {
      case 'QUOTES': {
        const bid = this.price(cells, layout.bid);
        const ask = this.price(cells, layout.ask);
        if (bid > ask) throw new RowFault(`the bid ${bid} is above the ask ${ask}`);
        const bidSize = this.size(cells, layout.bidSize);
        const askSize = this.size(cells, layout.askSize);
        this.events.push({ kind: 'QUOTE', at, bid, bidSize, ask, askSize });
        return;
      }
      case 'TRADES': {
        const price = this.price(cells, layout.price);
        const size = this.size(cells, layout.size);
        this.events.push({
          kind: 'TRADE',
          at,
          price,
          size,
          aggressor: aggressor(cells[layout.side]),
        });
        return;
      }
      case 'SNAPSHOTS': {
        const levels = (columns: readonly LevelColumns[]): PriceLevel[] =>
          columns
            .filter(({ price }) => (cells[price] ?? '').trim() !== '')
            .map(({ price, size }) => [this.price(cells, price), this.size(cells, size)] as const);
        const bids = levels(layout.bids);
        const asks = levels(layout.asks);
        this.events.push({ kind: 'BOOK', at, snapshot: true, bids, asks });
        return;
      }
      case 'CHANGES':
        return this.addChange(cells, at, layout);
    }
  }

  /** Rows of one moment are one event: a book is never seen half changed. */
  private addChange(
    cells: readonly string[],
    at: number,
    layout: Extract<TickFileLayout, { kind: 'CHANGES' }>,
  ): void {
    const flag = (cells[layout.snapshot] ?? '').trim().toLowerCase();
    const snapshot = flag === 'true' || flag === '1' || flag === 'snap' || flag === 'snapshot';
    const level = [this.price(cells, layout.price), this.size(cells, layout.size)] as const;
    const isBid = bookSide(cells[layout.side]);
    const before = this.events.at(-1);
    if (before?.kind !== 'BOOK' || before.at !== at || before.snapshot !== snapshot) {
      this.bids = [];
      this.asks = [];
      this.events.push({ kind: 'BOOK', at, snapshot, bids: this.bids, asks: this.asks });
    }
    (isBid ? this.bids : this.asks).push(level);
  }

  private price(cells: readonly string[], column: number): number {
    const text = (cells[column] ?? '').trim();
    const value = numberOf(text, false);
    if (!(value > 0))
      throw new RowFault(`the price "${text.slice(0, 40)}" is not a number above 0`);
    this.priceDecimals = Math.max(this.priceDecimals, decimalsOf(text));
    return value;
  }

  private size(cells: readonly string[], column: number): number {
    if (column < 0) return 0;
    const text = (cells[column] ?? '').trim();
    const value = numberOf(text, true);
    if (!(value >= 0))
      throw new RowFault(`the size "${text.slice(0, 40)}" is not a number of at least 0`);
    this.sizeDecimals = Math.max(this.sizeDecimals, decimalsOf(text));
    return value;
  }
}

function aggressor(cell: string | undefined): 1 | -1 | 0 {
  const side = (cell ?? '').trim().toLowerCase();
  if (side === 'buy' || side === 'b' || side === '1') return 1;
  return side === 'sell' || side === 's' || side === '-1' ? -1 : 0;
}

function bookSide(cell: string | undefined): boolean {
  const side = (cell ?? '').trim().toLowerCase();
  if (side === 'bid' || side === 'b' || side === 'buy') return true;
  if (side === 'ask' || side === 'a' || side === 'sell') return false;
  throw new RowFault(`the side "${side.slice(0, 40)}" is neither bid nor ask`);
}

const HIST_DATA = /^(\d{4})(\d{2})(\d{2}) (\d{2})(\d{2})(\d{2})(\d{3})$/;

/** `20200101 170000065`: as some dealers write a moment to the millisecond. */
function histDataTime(text: string): number | null {
  const match = HIST_DATA.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, milli] = match;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`;
  const at = Date.parse(iso);
  return Number.isNaN(at) ? null : at;
}
