/** The content hashes of a whole series, made once and kept as long as its bars are. */
import { hash } from 'node:crypto';
import { decimalOfFloat } from '../domain/decimal.js';
import { InstrumentScale } from '../domain/instrument-scale.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import { BlockBytes } from '../journal/block-bytes.js';
import type { BarColumns } from './bar-columns.js';
import { seriesName } from './series-name.js';

const HASH_BYTES = 32;
/** Seven numbers of a bar with a sign, a point and leading zeros each. */
const ROOM_FOR_NUMBERS = 7 * 32;

export class BarHashes {
  constructor(
    /** 32 bytes for each row, one behind the other. */
    readonly bytes: Uint8Array,
  ) {}

  /** As the journal writes it: 64 hexadecimal digits. */
  hex(row: number): string {
    return Buffer.from(this.of(row)).toString('hex');
  }

  of(row: number): Uint8Array {
    return this.bytes.subarray(row * HASH_BYTES, (row + 1) * HASH_BYTES);
  }
}

/** By columns, then by what else the content says: many runs share one series. */
const KEPT = new WeakMap<BarColumns, Map<string, BarHashes>>();

/** The hashes of `barContent` for every row; computed at the first call for these columns. */
export function barHashes(columns: BarColumns, instrument: InstrumentSpec): BarHashes {
  const series = seriesName(instrument.symbol, instrument.timeframe);
  const key = `${series} ${instrument.tickSize}`;
  let kept = KEPT.get(columns);
  if (kept === undefined) {
    kept = new Map();
    KEPT.set(columns, kept);
  }
  let hashes = kept.get(key);
  if (hashes === undefined) {
    hashes = new BarHashes(hashAll(columns, series, new InstrumentScale(instrument)));
    kept.set(key, hashes);
  }
  return hashes;
}

function hashAll(columns: BarColumns, series: string, scale: InstrumentScale): Uint8Array {
  const { length } = columns;
  const bytes = Buffer.alloc(length * HASH_BYTES);
  const content = new ContentWriter(columns, series, scale);
  for (let row = 0; row < length; row += 1) {
    bytes.write(hash('sha256', content.of(row), 'binary'), row * HASH_BYTES, 'latin1');
  }
  return bytes;
}

const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const AT = ascii('{"at":');
const CLOSE = ascii(',"close":"');
const HIGH = ascii('","high":"');
const LOW = ascii('","low":"');
const OPEN = ascii('","open":"');
const END = ascii('"}');

/** The bytes of `barContent`, without making its strings. */
class ContentWriter {
  private readonly bytes = new BlockBytes();
  private readonly series: Uint8Array;

  constructor(
    private readonly columns: BarColumns,
    series: string,
    private readonly scale: InstrumentScale,
  ) {
    this.series = Buffer.from(`","series":${JSON.stringify(series)},"volume":"`, 'utf8');
  }

  of(row: number): Uint8Array {
    const { bytes, columns } = this;
    const { tickUnits, tickScale } = this.scale;
    bytes.length = 0;
    bytes.makeRoom(ROOM_FOR_NUMBERS + this.series.length);
    bytes.copy(AT);
    bytes.integer(columns.at[row] as number);
    bytes.copy(CLOSE);
    bytes.decimal((columns.close[row] as number) * tickUnits, tickScale);
    bytes.copy(HIGH);
    bytes.decimal((columns.high[row] as number) * tickUnits, tickScale);
    bytes.copy(LOW);
    bytes.decimal((columns.low[row] as number) * tickUnits, tickScale);
    bytes.copy(OPEN);
    bytes.decimal((columns.open[row] as number) * tickUnits, tickScale);
    bytes.copy(this.series);
    const volume = columns.volume[row] as number;
    if (Number.isSafeInteger(volume)) bytes.integer(volume);
    else bytes.text(decimalOfFloat(volume));
    bytes.makeRoom(END.length);
    bytes.copy(END);
    return bytes.written;
  }
}
