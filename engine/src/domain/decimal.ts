/** Decimal strings to scaled integers and back, exactly. */
import { assertThat } from './assert.js';
import type { DecimalString } from './money.js';

/** `units × 10^-scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** Longer than any amount of any currency at its ledger scale; keeps hostile input small. */
const MAX_DECIMAL_LENGTH = 64;

export function isDecimalString(text: unknown): text is DecimalString {
  return typeof text === 'string' && text.length <= MAX_DECIMAL_LENGTH && DECIMAL.test(text);
}

/** Trailing zeros are dropped, so that `1.50` and `1.5` are the same value with the same scale. */
export function parseDecimal(text: DecimalString): Decimal {
  assertThat(isDecimalString(text), `"${String(text).slice(0, 80)}" is not a decimal number`);
  const point = text.indexOf('.');
  if (point < 0) return { units: BigInt(text), scale: 0 };
  let end = text.length;
  while (end > point + 1 && text.charCodeAt(end - 1) === 48) end -= 1;
  const fraction = text.slice(point + 1, end);
  return { units: BigInt(text.slice(0, point) + fraction), scale: fraction.length };
}

/** As far as any scale of a currency, a tick and their sum goes. */
const BIG_POWERS = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));

export function powerOfTen(exponent: number): bigint {
  return BIG_POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/** Plain notation without trailing zeros: `formatDecimal(150n, 2)` is `1.5`. */
export function formatDecimal(units: bigint, scale: number): DecimalString {
  if (scale === 0) return units.toString();
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(scale + 1, '0');
  let end = digits.length;
  const point = digits.length - scale;
  while (end > point && digits.charCodeAt(end - 1) === 48) end -= 1;
  const whole = digits.slice(0, point);
  const text = end > point ? `${whole}.${digits.slice(point, end)}` : whole;
  return negative && units !== 0n ? `-${text}` : text;
}

/** Powers of ten that keep both halves of a number small: small integers become text fastest. */
const SPLIT_SCALE = 9;
const SPLIT_LIMIT = 2 ** 31;
const POWERS = Array.from({ length: SPLIT_SCALE + 1 }, (_, exponent) => Number(`1e${exponent}`));
const ZEROS = '000000000';

/** Same text as `formatDecimal` for a safe integer, without a bigint. */
export function formatSafeDecimal(units: number, scale: number): DecimalString {
  assertThat(Number.isSafeInteger(units), 'a scaled number left the safe integers');
  if (units === 0) return '0';
  if (scale === 0) return String(units);
  const size = units < 0 ? -units : units;
  const text = scale <= SPLIT_SCALE ? splitText(size, scale) : formatDecimal(BigInt(size), scale);
  return units < 0 ? `-${text}` : text;
}

function splitText(size: number, scale: number): DecimalString {
  const one = POWERS[scale] as number;
  let whole = Math.floor(size / one);
  let fraction = size - whole * one;
  if (fraction < 0) {
    // The float quotient was rounded up to the next whole number.
    whole -= 1;
    fraction += one;
  }
  if (whole >= SPLIT_LIMIT) return formatDecimal(BigInt(size), scale);
  if (fraction === 0) return String(whole);
  let digits = scale;
  if (fraction % 10_000 === 0) {
    fraction /= 10_000;
    digits -= 4;
  }
  while (fraction % 10 === 0) {
    fraction /= 10;
    digits -= 1;
  }
  const tail = String(fraction);
  return `${whole}.${ZEROS.slice(0, digits - tail.length)}${tail}`;
}

/** Null when the value is finer than the scale: nothing is rounded here. */
export function toScaledInteger(text: DecimalString, scale: number): bigint | null {
  const { units, scale: own } = parseDecimal(text);
  return own > scale ? null : units * powerOfTen(scale - own);
}

/** A float in plain decimal notation with its shortest digits: `6e-7` becomes `0.0000006`. */
export function decimalOfFloat(value: number): DecimalString {
  assertThat(Number.isFinite(value), 'only finite numbers have a decimal form');
  const text = String(value === 0 ? 0 : value);
  const e = text.indexOf('e');
  if (e < 0) return text;
  const exponent = Number(text.slice(e + 1));
  const mantissa = parseDecimal(text.slice(0, e));
  const scale = mantissa.scale - exponent;
  return scale >= 0
    ? formatDecimal(mantissa.units, scale)
    : (mantissa.units * powerOfTen(-scale)).toString();
}
