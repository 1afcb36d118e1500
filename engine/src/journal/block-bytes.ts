/** The UTF-8 bytes of journal entries, written one behind the other into a buffer that is kept. */
import { formatDecimal } from '../domain/decimal.js';

/** Room for a block of usual entries. */
const FIRST_CAPACITY = 32_768;
const BILLION = 1e9;
const ZERO = 48;
const MINUS = 45;
const POINT = 46;
/** Below this, copying byte by byte costs less than a call of the copy routine. */
const SHORT = 40;

export class BlockBytes {
  private buffer = Buffer.alloc(FIRST_CAPACITY);
  /** Number of bytes written. */
  length = 0;

  /** All bytes so far; valid until the next write. */
  get written(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  /** Promises room for `bytes` more: every other method but `text` writes without asking again. */
  makeRoom(bytes: number): void {
    const needed = this.length + bytes;
    if (needed <= this.buffer.length) return;
    const larger = Buffer.alloc(needed * 2);
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }

  /** Any well-formed text. */
  text(text: string): void {
    // Three bytes a UTF-16 unit is the most that UTF-8 needs.
    this.makeRoom(text.length * 3);
    this.length += this.buffer.write(text, this.length, 'utf8');
  }

  copy(bytes: Uint8Array): void {
    const { buffer, length } = this;
    if (bytes.length > SHORT) buffer.set(bytes, length);
    else for (let i = 0; i < bytes.length; i += 1) buffer[length + i] = bytes[i] as number;
    this.length = length + bytes.length;
  }

  /** 32 bytes of `bytes` from `start` on as 64 hexadecimal digits. */
  hexOfHash(bytes: Uint8Array, start: number): void {
    const { buffer, length } = this;
    for (let i = 0; i < 32; i += 1) {
      const pair = HEX_PAIRS[bytes[start + i] as number] as number;
      buffer[length + 2 * i] = pair >> 8;
      buffer[length + 2 * i + 1] = pair & 0xff;
    }
    this.length = length + 64;
  }

  /** A safe integer as JSON writes it. */
  integer(value: number): void {
    if (value < 0) {
      this.buffer[this.length] = MINUS;
      this.length += 1;
      this.natural(-value);
    } else this.natural(value);
  }

  /** Safe units of 10^-`scale` as `formatSafeDecimal` writes them. */
  decimal(units: number, scale: number): void {
    if (scale > 9) return this.wideDecimal(units, scale);
    if (units < 0) {
      this.buffer[this.length] = MINUS;
      this.length += 1;
    }
    const size = units < 0 ? -units : units;
    const one = POWERS[scale] as number;
    let whole = Math.floor(size / one);
    let fraction = size - whole * one;
    if (fraction < 0) {
      // The float quotient was rounded up to the next whole number.
      whole -= 1;
      fraction += one;
    }
    this.natural(whole);
    if (fraction !== 0) this.fraction(fraction, scale);
  }

  private wideDecimal(units: number, scale: number): void {
    const text = formatDecimal(BigInt(units), scale);
    this.length += this.buffer.write(text, this.length, 'latin1');
  }

  /** Without the zeros at its end. */
  private fraction(value: number, scale: number): void {
    let digits = scale;
    let rest = value | 0;
    while (rest % 10 === 0) {
      rest = (rest / 10) | 0;
      digits -= 1;
    }
    this.buffer[this.length] = POINT;
    this.length += 1;
    this.digits(rest, digits);
  }

  private natural(value: number): void {
    if (value < BILLION) {
      this.digits(value, countDigits(value));
      return;
    }
    const high = Math.floor(value / BILLION);
    this.natural(high);
    this.digits(value - high * BILLION, 9);
  }

  /** The last `count` digits of a number below 10⁹, with leading zeros. */
  private digits(value: number, count: number): void {
    const { buffer, length } = this;
    let rest = value | 0;
    for (let at = length + count - 1; at >= length; at -= 1) {
      const tenth = (rest / 10) | 0;
      buffer[at] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
    this.length = length + count;
  }
}

const POWERS = Array.from({ length: 10 }, (_, exponent) => 10 ** exponent);

/** Both hexadecimal digits of each byte. */
const HEX_PAIRS = Uint16Array.from({ length: 256 }, (_, byte) => {
  const text = byte.toString(16).padStart(2, '0');
  return (text.charCodeAt(0) << 8) | text.charCodeAt(1);
});

function countDigits(value: number): number {
  if (value < 1e4) return value < 100 ? (value < 10 ? 1 : 2) : value < 1e3 ? 3 : 4;
  if (value < 1e6) return value < 1e5 ? 5 : 6;
  return value < 1e8 ? (value < 1e7 ? 7 : 8) : 9;
}
