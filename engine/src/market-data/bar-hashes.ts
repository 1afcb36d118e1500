/** The content hashes of a whole series, made once and kept as long as its bars are. */
import { hash } from 'node:crypto';
import { decimalOfFloat } from '../domain/decimal.js';
import { InstrumentScale } from '../domain/instrument-scale.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import { BlockBytes, FixedText } from '../journal/block-bytes.js';
import type { BarColumns } from './bar-columns.js';
import { seriesName } from './series-name.js';

/** Hexadecimal digits of one hash. */
const DIGITS = 64;

export class BarHashes {
  /** Number of rows. */
  length = 0;
  /** The digits of all rows, one behind the other, in words of eight: as journals write them. */
  words: Float64Array;
  private memory: Buffer;

  constructor(capacity: number) {
    const memory = new ArrayBuffer(capacity * DIGITS);
    this.memory = Buffer.from(memory);
    this.words = new Float64Array(memory);
  }

  push(hex: string): void {
    const start = this.length * DIGITS;
    if (start === this.memory.length) this.makeRoom(this.length + 1);
    this.memory.write(hex, start, 'latin1');
    this.length += 1;
  }

  makeRoom(rows: number): void {
    if (rows * DIGITS <= this.memory.length) return;
    const larger = new ArrayBuffer(Math.max(rows * DIGITS, 2 * this.memory.length));
    const memory = Buffer.from(larger);
    this.memory.copy(memory);
    this.memory = memory;
    this.words = new Float64Array(larger);
  }

  /** All rows' digits. */
  get digits(): Buffer {
    return this.memory.subarray(0, this.length * DIGITS);
  }

  /** 64 hexadecimal digits. */
  hex(row: number): string {
    return this.memory.toString('latin1', row * DIGITS, (row + 1) * DIGITS);
  }

  /** 32 bytes. */
  bytes(row: number): Buffer {
    return Buffer.from(this.hex(row), 'hex');
  }
}

/** By columns, then by what else the content says: many runs share one series. */
const KEPT = new WeakMap<BarColumns, Map<string, BarHashes>>();

/** The hashes of `barContent` for every row; computed at the first call for these rows. */
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
    hashes = new BarHashes(columns.length);
    kept.set(key, hashes);
  }
  if (hashes.length < columns.length) {
    hashRest(hashes, columns, new ContentWriter(columns, series, new InstrumentScale(instrument)));
  }
  return hashes;
}

/** Rows may be added to columns that arrive in parts; those that were there never change. */
function hashRest(hashes: BarHashes, columns: BarColumns, content: ContentWriter): void {
  hashes.makeRoom(columns.length);
  for (let row = hashes.length; row < columns.length; row += 1) {
    hashes.push(hash('sha256', content.of(row)));
  }
}

const AT = new FixedText('{"at":');
const CLOSE = new FixedText(',"close":"');
const HIGH = new FixedText('","high":"');
const LOW = new FixedText('","low":"');
const OPEN = new FixedText('","open":"');
const END = new FixedText('"}');

/** The bytes of `barContent`, without making its strings. */
class ContentWriter {
  private readonly bytes = new BlockBytes();
  private readonly series: FixedText;

  constructor(
    private readonly columns: BarColumns,
    series: string,
    private readonly scale: InstrumentScale,
  ) {
    this.series = new FixedText(`","series":${JSON.stringify(series)},"volume":"`);
  }

  of(row: number): Uint8Array {
    const { bytes, columns } = this;
    const { tickUnits, tickScale } = this.scale;
    bytes.length = 0;
    bytes.fixed(AT);
    bytes.integer(columns.at[row] as number);
    bytes.fixed(CLOSE);
    bytes.decimal((columns.close[row] as number) * tickUnits, tickScale);
    bytes.fixed(HIGH);
    bytes.decimal((columns.high[row] as number) * tickUnits, tickScale);
    bytes.fixed(LOW);
    bytes.decimal((columns.low[row] as number) * tickUnits, tickScale);
    bytes.fixed(OPEN);
    bytes.decimal((columns.open[row] as number) * tickUnits, tickScale);
    bytes.fixed(this.series);
    const volume = columns.volume[row] as number;
    if (Number.isSafeInteger(volume)) bytes.integer(volume);
    else bytes.text(decimalOfFloat(volume));
    bytes.fixed(END);
    return bytes.written;
  }
}
