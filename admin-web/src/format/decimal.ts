/** Exact arithmetic on decimal strings: money never passes through a floating-point number. */

/** `digits` × 10^-`scale`. */
interface ScaledDecimal {
  readonly digits: bigint;
  readonly scale: number;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

function parse(text: string): ScaledDecimal {
  if (!isDecimal(text)) throw new RangeError(`Not a decimal number: "${text.slice(0, 40)}"`);
  const point = text.indexOf('.');
  if (point === -1) return { digits: BigInt(text), scale: 0 };
  return {
    digits: BigInt(text.slice(0, point) + text.slice(point + 1)),
    scale: text.length - point - 1,
  };
}

function alignTo(value: ScaledDecimal, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale);
}

function print(digits: bigint, scale: number): string {
  if (scale === 0) return digits.toString();
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const sign = digits < 0n ? '-' : '';
  return `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

export function addDecimals(values: readonly string[]): string {
  const parsed = values.map(parse);
  const scale = Math.max(0, ...parsed.map((value) => value.scale));
  return print(
    parsed.reduce((sum, value) => sum + alignTo(value, scale), 0n),
    scale,
  );
}

/** Null when one of them is hidden: a sum of the rest would be a wrong figure. */
export function sumOfAmounts(values: readonly (string | null)[]): string | null {
  const shown = values.filter((value) => value !== null);
  return shown.length === values.length ? addDecimals(shown) : null;
}

export function differenceOfAmounts(left: string | null, right: string | null): string | null {
  return left === null || right === null ? null : subtractDecimals(left, right);
}

export function subtractDecimals(left: string, right: string): string {
  const negated = right.startsWith('-') ? right.slice(1) : `-${right}`;
  return addDecimals([left, negated]);
}

export function multiplyDecimals(left: string, right: string): string {
  const a = parse(left);
  const b = parse(right);
  return print(a.digits * b.digits, a.scale + b.scale);
}

/** To so many places, halves to the even digit; `right` is above zero. */
export function divideDecimals(left: string, right: string, places: number): string {
  const a = parse(left);
  const b = parse(right);
  if (b.digits <= 0n) throw new RangeError(`Cannot divide by ${right.slice(0, 40)}`);
  const size = (a.digits < 0n ? -a.digits : a.digits) * 10n ** BigInt(places + b.scale);
  const unit = b.digits * 10n ** BigInt(a.scale);
  const whole = size / unit;
  const twice = 2n * (size % unit);
  const isUp = twice > unit || (twice === unit && whole % 2n === 1n);
  const rounded = isUp ? whole + 1n : whole;
  return print(a.digits < 0n ? -rounded : rounded, places);
}

/** Negative, zero or positive: as a sort function wants it. */
export function compareDecimals(left: string, right: string): number {
  const a = parse(left);
  const b = parse(right);
  const scale = Math.max(a.scale, b.scale);
  const difference = alignTo(a, scale) - alignTo(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function signOf(text: string): -1 | 0 | 1 {
  const { digits } = parse(text);
  return digits < 0n ? -1 : digits > 0n ? 1 : 0;
}

/** The largest multiple of `step` that `amount` pays at `price`; both above zero. */
export function quantityWithin(amount: string, price: string, step: string): string {
  const money = parse(amount);
  const one = parse(multiplyDecimals(price, step));
  const scale = Math.max(money.scale, one.scale);
  const steps = alignTo(money, scale) / alignTo(one, scale);
  return multiplyDecimals(steps.toString(), step);
}

/** `part` as a percentage of `whole`, cut to two places; null when `whole` is zero. */
export function percentOf(part: string, whole: string): string | null {
  const a = parse(part);
  const b = parse(whole);
  if (b.digits === 0n) return null;
  const scale = Math.max(a.scale, b.scale);
  return print((alignTo(a, scale) * 10_000n) / alignTo(b, scale), 2);
}

/** For pixels only (bars, sparklines, charts): never for a figure that is shown or sent. */
export function toPixels(text: string): number {
  return Number(text);
}
