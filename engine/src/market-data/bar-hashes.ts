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
  /** The digits of all rows, one behind the other: as journals write them. */
  readonly digits: Buffer;
  /** The same in words of eight digits. */
  readonly words: Float64Array;

  constructor(readonly length: number) {
    const memory = new ArrayBuffer(length * DIGITS);
    this.digits = Buffer.from(memory);
    this.words = new Float64Array(memory);
  }

  set(row: number, hex: string): void {
    this.digits.write(hex, row * DIGITS, 'latin1');
  }

  /** 64 hexadecimal digits. */
  hex(row: number): string {
    return this.digits.toString('latin1', row * DIGITS, (row + 1) * DIGITS);
  }

  /** 32 bytes. */
  bytes(row: number): Buffer {
    return Buffer.from(this.hex(row), 'hex');
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
    hashes = hashAll(columns, series, new InstrumentScale(instrument));
    kept.set(key, hashes);
  }
  return hashes;
}

function hashAll(columns: BarColumns, series: string, scale: InstrumentScale): BarHashes {
  const hashes = new BarHashes(columns.length);
  const content = new ContentWriter(columns, series, scale);
  for (let row = 0; row < columns.length; row += 1)
    hashes.set(row, hash('sha256', content.of(row)));
  return hashes;
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
