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

export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
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

/** Same text as `formatDecimal` for a safe integer, without a bigint. */
export function formatSafeDecimal(units: number, scale: number): DecimalString {
  assertThat(Number.isSafeInteger(units), 'a scaled number left the safe integers');
  if (scale === 0 || units === 0) return String(units === 0 ? 0 : units);
  const negative = units < 0;
  const digits = String(negative ? -units : units).padStart(scale + 1, '0');
  const point = digits.length - scale;
  let end = digits.length;
  while (end > point && digits.charCodeAt(end - 1) === 48) end -= 1;
  const text =
    end > point ? `${digits.slice(0, point)}.${digits.slice(point, end)}` : digits.slice(0, point);
  return negative ? `-${text}` : text;
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
