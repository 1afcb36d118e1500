/** The UTF-8 bytes of journal entries, written one behind the other into a buffer that is kept. */
import { formatDecimal } from '../domain/decimal.js';
import { canonicalJson } from './canonical-json.js';

/** Room for a block of usual entries. */
const FIRST_CAPACITY = 32_768;
/** Every number fits, and every fixed text can be copied in whole words. */
const SLACK = 64;
const BILLION = 1e9;
const WORD = 8;
const ZERO = 48;
const MINUS = 45;
const POINT = 46;
const QUOTE = 34;
const BACKSLASH = 92;
const FIRST_PRINTABLE = 32;
const LAST_ASCII = 127;
/** Below this, a loop costs less than a call of the engine's own routine. */
const SHORT_TEXT = 48;

/**
 * A text that is written often, in words of eight bytes: eight bytes of UTF-8 are never the pattern
 * of a float64 that is no number, so they survive being copied as one.
 */
export class FixedText {
  readonly length: number;
  readonly words: Float64Array;

  constructor(text: string | Uint8Array) {
    const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
    this.length = bytes.length;
    const padded = new Uint8Array(Math.ceil(bytes.length / WORD) * WORD);
    padded.set(bytes);
    const view = new DataView(padded.buffer);
    this.words = Float64Array.from({ length: padded.length / WORD }, (_, index) =>
      view.getFloat64(index * WORD, true),
    );
  }
}

export class BlockBytes {
  private buffer: Buffer;
  private view: DataView;
  private readonly scratch = new Float64Array(1);
  /** Number of bytes written. */
  length = 0;

  constructor(capacity = FIRST_CAPACITY) {
    this.buffer = Buffer.alloc(capacity);
    this.view = new DataView(this.buffer.buffer, this.buffer.byteOffset, capacity);
  }

  /** All bytes so far; valid until the next write. */
  get written(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  fixed(text: FixedText): void {
    const { words } = text;
    this.makeRoom(text.length + SLACK);
    const { view, length } = this;
    for (let i = 0; i < words.length; i += 1) {
      view.setFloat64(length + i * WORD, words[i] as number, true);
    }
    this.length = length + text.length;
  }

  /** What another one holds; short, or `copy` would be cheaper. */
  append(other: BlockBytes): void {
    this.makeRoom(other.length + SLACK);
    other.makeRoom(SLACK);
    const { view, length } = this;
    const end = other.length;
    for (let i = 0; i < end; i += WORD) {
      view.setFloat64(length + i, other.view.getFloat64(i, true), true);
    }
    this.length = length + end;
  }

  copy(bytes: Uint8Array): void {
    this.makeRoom(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Any well-formed text as it is. */
  text(text: string): void {
    // Three bytes a UTF-16 unit is the most that UTF-8 needs.
    this.makeRoom(text.length * 3);
    this.length += this.buffer.write(text, this.length, 'utf8');
  }

  /** A string as canonical JSON writes it, with its quotes. */
  string(text: string): void {
    if (text.length > SHORT_TEXT || !this.plainString(text)) this.text(canonicalJson(text));
  }

  /** False, with nothing written, where a character needs more than itself. */
  private plainString(text: string): boolean {
    this.makeRoom(text.length + 2);
    const { buffer } = this;
    let at = this.length;
    buffer[at] = QUOTE;
    at += 1;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      const plain = code >= FIRST_PRINTABLE && code < LAST_ASCII;
      if (!plain || code === QUOTE || code === BACKSLASH) return false;
      buffer[at] = code;
      at += 1;
    }
    buffer[at] = QUOTE;
    this.length = at + 1;
    return true;
  }

  /** `count` words of eight ASCII characters each. */
  words(words: Float64Array, from: number, count: number): void {
    this.makeRoom(count * WORD);
    const { view, length } = this;
    for (let i = 0; i < count; i += 1) {
      view.setFloat64(length + i * WORD, words[from + i] as number, true);
    }
    this.length = length + count * WORD;
  }

  /** A safe integer as JSON writes it. */
  integer(value: number): void {
    this.scratch[0] = value;
    this.integerAt(this.scratch, 0);
  }

  /** Safe units of 10^-`scale` as `formatSafeDecimal` writes them, without quotes. */
  decimal(units: number, scale: number): void {
    this.scratch[0] = units;
    this.decimalAt(this.scratch, 0, scale);
  }

  /** From a column: a float that is passed on its own costs an allocation. */
  integerAt(values: Float64Array, index: number): void {
    const value = values[index] as number;
    this.makeRoom(SLACK);
    this.natural(this.size(value));
  }

  decimalAt(values: Float64Array, index: number, scale: number): void {
    const units = values[index] as number;
    this.makeRoom(SLACK);
    if (scale > 9) return this.text(formatDecimal(BigInt(units), scale));
    const size = this.size(units);
    const one = POWERS[scale] as number;
    let whole = Math.floor(size / one);
    let fraction = size - whole * one;
    if (fraction < 0) {
      // The float quotient was rounded up to the next whole number.
      whole -= 1;
      fraction += one;
    }
    this.natural(whole);
    if (fraction !== 0) this.billionths((fraction * (POWERS[9 - scale] as number)) | 0);
  }

  /** Writes the sign of a number and returns the rest of it. */
  private size(value: number): number {
    if (value >= 0) return value;
    this.buffer[this.length] = MINUS;
    this.length += 1;
    return -value;
  }

  /** A fraction of nine digits that is not zero, without the zeros at its end. */
  private billionths(value: number): void {
    const { view, length } = this;
    const first = (value / 100_000_000) | 0;
    const rest = value - first * 100_000_000;
    const upper = (rest / 10_000) | 0;
    const lower = rest - upper * 10_000;
    const a = (upper / 100) | 0;
    const b = upper - a * 100;
    const c = (lower / 100) | 0;
    const d = lower - c * 100;
    view.setUint16(length, POINT | ((ZERO + first) << 8), true);
    view.setUint16(length + 2, DIGIT_PAIRS[a] as number, true);
    view.setUint16(length + 4, DIGIT_PAIRS[b] as number, true);
    view.setUint16(length + 6, DIGIT_PAIRS[c] as number, true);
    view.setUint16(length + 8, DIGIT_PAIRS[d] as number, true);
    const digits =
      d !== 0
        ? 8 + (SIGNIFICANT[d] as number)
        : c !== 0
          ? 6 + (SIGNIFICANT[c] as number)
          : b !== 0
            ? 4 + (SIGNIFICANT[b] as number)
            : 2 + (SIGNIFICANT[a] as number);
    this.length = length + digits;
  }

  private natural(value: number): void {
    if (value < BILLION) {
      this.digits(value | 0, countDigits(value | 0));
      return;
    }
    const upper = Math.floor(value / BILLION);
    // A quotient that was rounded up to the next whole number leaves less than nothing.
    const lower = value - upper * BILLION;
    const high = (lower < 0 ? upper - 1 : upper) | 0;
    this.digits(high, countDigits(high));
    this.digits((lower < 0 ? lower + BILLION : lower) | 0, 9);
  }

  /** The last `count` digits of a number below 10⁹, with leading zeros. */
  private digits(value: number, count: number): void {
    const { view, length } = this;
    let rest = value;
    let at = length + count;
    while (at - length >= 2) {
      const hundredth = (rest / 100) | 0;
      at -= 2;
      view.setUint16(at, DIGIT_PAIRS[rest - hundredth * 100] as number, true);
      rest = hundredth;
    }
    if (at > length) view.setUint8(length, ZERO + rest);
    this.length = length + count;
  }

  private makeRoom(bytes: number): void {
    if (this.length + bytes > this.buffer.length) this.grow(this.length + bytes);
  }

  private grow(needed: number): void {
    const larger = Buffer.alloc(needed * 2);
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
    this.view = new DataView(larger.buffer, larger.byteOffset, larger.length);
  }
}

const POWERS = Array.from({ length: 10 }, (_, exponent) => 10 ** exponent);

/** Two characters as a little-endian number. */
const pairOf = (text: string): number => text.charCodeAt(0) | (text.charCodeAt(1) << 8);
const DIGIT_PAIRS = Uint16Array.from({ length: 100 }, (_, value) =>
  pairOf(String(value).padStart(2, '0')),
);

/** How many of a pair's digits are left without the zero at its end; none of 00. */
const SIGNIFICANT = Uint8Array.from({ length: 100 }, (_, value) =>
  value === 0 ? 0 : value % 10 === 0 ? 1 : 2,
);

function countDigits(value: number): number {
  if (value < 1e4) return value < 100 ? (value < 10 ? 1 : 2) : value < 1e3 ? 3 : 4;
  if (value < 1e6) return value < 1e5 ? 5 : 6;
  return value < 1e8 ? (value < 1e7 ? 7 : 8) : 9;
}
