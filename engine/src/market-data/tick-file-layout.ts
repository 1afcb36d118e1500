/** Finds in a header what a file of ticks holds: quotes, trades, book snapshots or book changes. */

export type TickFileLayout =
  | {
      readonly kind: 'QUOTES';
      readonly bid: number;
      readonly ask: number;
      readonly bidSize: number;
      readonly askSize: number;
    }
  | {
      readonly kind: 'TRADES';
      readonly price: number;
      readonly size: number;
      readonly side: number;
    }
  /** Columns of each level, best first. */
  | {
      readonly kind: 'SNAPSHOTS';
      readonly bids: readonly LevelColumns[];
      readonly asks: readonly LevelColumns[];
    }
  | {
      readonly kind: 'CHANGES';
      readonly side: number;
      readonly price: number;
      readonly size: number;
      readonly snapshot: number;
    };

export interface LevelColumns {
  readonly price: number;
  readonly size: number;
}

export interface TickFileHeader {
  readonly time: number;
  readonly zone: 'UTC' | 'NEW_YORK';
  readonly layout: TickFileLayout;
}

const TIMES = ['time_ny', 'time_utc', 'timestamp', 'time', 'datetime', 'date', ''];
const SIZES = ['amount', 'size', 'qty', 'quantity', 'volume'];

/** Null when the header is none of the four; −1 stands for a column that may be absent. */
export function readTickHeader(cells: readonly string[]): TickFileHeader | null {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const timeName = TIMES.find((name) => names.includes(name) && (name !== '' || names[0] === ''));
  if (timeName === undefined) return null;
  const layout = snapshots(names) ?? quotes(names) ?? changes(names) ?? trades(names);
  if (layout === null) return null;
  const zone = timeName === 'time_ny' ? 'NEW_YORK' : 'UTC';
  return { time: names.indexOf(timeName), zone, layout };
}

function oneOf(names: readonly string[], wanted: readonly string[]): number {
  for (const name of wanted) if (names.includes(name)) return names.indexOf(name);
  return -1;
}

function quotes(names: readonly string[]): TickFileLayout | null {
  const bid = oneOf(names, ['bid', 'bid_price', 'bid_close']);
  const ask = oneOf(names, ['ask', 'ask_price', 'ask_close']);
  if (bid < 0 || ask < 0) return null;
  const sizeOf = (side: string): number =>
    oneOf(
      names,
      SIZES.map((name) => `${side}_${name}`),
    );
  return { kind: 'QUOTES', bid, ask, bidSize: sizeOf('bid'), askSize: sizeOf('ask') };
}

function snapshots(names: readonly string[]): TickFileLayout | null {
  const levels = (side: string): LevelColumns[] => {
    const found: LevelColumns[] = [];
    for (;;) {
      const at = `${side}s[${found.length}]`;
      const price = names.indexOf(`${at}.price`);
      const size = oneOf(
        names,
        SIZES.map((name) => `${at}.${name}`),
      );
      if (price < 0 || size < 0) return found;
      found.push({ price, size });
    }
  };
  const bids = levels('bid');
  const asks = levels('ask');
  return bids.length > 0 && asks.length > 0 ? { kind: 'SNAPSHOTS', bids, asks } : null;
}

/** Told from trades by the column that says whether a row belongs to a snapshot. */
function changes(names: readonly string[]): TickFileLayout | null {
  const snapshot = oneOf(names, ['is_snapshot', 'update_type']);
  const side = names.indexOf('side');
  const price = names.indexOf('price');
  const size = oneOf(names, SIZES);
  return snapshot < 0 || side < 0 || price < 0 || size < 0
    ? null
    : { kind: 'CHANGES', side, price, size, snapshot };
}

function trades(names: readonly string[]): TickFileLayout | null {
  const price = names.indexOf('price');
  const size = oneOf(names, SIZES);
  return price < 0 || size < 0
    ? null
    : { kind: 'TRADES', price, size, side: names.indexOf('side') };
}
