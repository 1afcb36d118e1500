/** One instrument's integers: price in ticks, quantity in lots, and their exact product in money. */
import { amountOf } from './amount.js';
import type { Amount } from './amount.js';
import { assertThat } from './assert.js';
import { formatSafeDecimal, parseDecimal, powerOfTen } from './decimal.js';
import type { InstrumentSpec } from './instrument.js';
import { lowestTerms } from './lowest-terms.js';
import { currencyScale } from './money.js';
import type { DecimalString } from './money.js';
import { HALF_EVEN_SAFE_LIMIT, divideHalfEven, divideHalfEvenSafe } from './round-half-even.js';

declare const ticks: unique symbol;
declare const lots: unique symbol;
/** A price as an integer number of ticks, below 2⁵³. */
export type Ticks = number & { readonly [ticks]: true };
/** A quantity as an integer number of lots, below 2⁵³. */
export type Lots = number & { readonly [lots]: true };

const MAX_SAFE = Number.MAX_SAFE_INTEGER;

export class InstrumentScale {
  readonly tickUnits: number;
  readonly tickScale: number;
  readonly tickDivisor: number;
  readonly lotUnits: number;
  readonly lotScale: number;
  readonly lotDivisor: number;
  /** One tick × one lot = `minorNumerator / minorDenominator` ledger units (in lowest terms). */
  readonly minorNumerator: number;
  readonly minorDenominator: number;
  /** Most lots whose quantity is still a safe integer. */
  readonly maxLots: number;
  readonly takerFee: FeeRate;
  readonly makerFee: FeeRate;
  /** The same fraction for exact arithmetic. */
  readonly numerator: bigint;
  readonly denominator: bigint;

  constructor(readonly spec: InstrumentSpec) {
    const tick = positive(spec.tickSize, `tick size of ${spec.symbol}`);
    const lot = positive(spec.lotSize, `lot size of ${spec.symbol}`);
    this.tickUnits = tick.units;
    this.tickScale = tick.scale;
    this.tickDivisor = Number(powerOfTen(tick.scale));
    this.lotUnits = lot.units;
    this.lotScale = lot.scale;
    this.lotDivisor = Number(powerOfTen(lot.scale));
    const exponent = currencyScale(spec.currency) - tick.scale - lot.scale;
    const units = BigInt(tick.units) * BigInt(lot.units);
    const [numerator, denominator] = lowestTerms(
      exponent >= 0 ? units * powerOfTen(exponent) : units,
      exponent >= 0 ? 1n : powerOfTen(-exponent),
    );
    this.numerator = numerator;
    this.denominator = denominator;
    this.minorNumerator = Number(numerator);
    // A denominator beyond the plain path's limit takes the exact one for every amount.
    this.minorDenominator =
      Number(denominator) <= HALF_EVEN_SAFE_LIMIT ? Number(denominator) : Number.NaN;
    this.maxLots = Math.floor(MAX_SAFE / lot.units);
    this.takerFee = feeRate(spec.takerFeeRate);
    this.makerFee = feeRate(spec.makerFeeRate);
  }

  /** Exact, rounded once (half to even) where finer than the ledger unit. */
  notional(lotCount: number, tickCount: number): Amount {
    const safe = this.notionalSafe(lotCount, tickCount);
    if (!Number.isNaN(safe)) return safe;
    const product = BigInt(lotCount) * BigInt(tickCount);
    return amountOf(divideHalfEven(product * this.numerator, this.denominator));
  }

  /**
   * The same amount without allocation, or NaN where safe integers do not carry it: the caller then
   * takes `notional`. A product of integers that comes out at 2⁵² or less is exact in float64.
   */
  notionalSafe(lotCount: number, tickCount: number): number {
    const product = lotCount * tickCount * this.minorNumerator;
    if (!(product <= HALF_EVEN_SAFE_LIMIT && product >= -HALF_EVEN_SAFE_LIMIT)) return Number.NaN;
    return divideHalfEvenSafe(product, this.minorDenominator);
  }

  /** Notional of a price that may lie between two ticks, as a venue may report it. */
  notionalAt(lotCount: number, price: DecimalString): Amount {
    const { units, scale } = parseDecimal(price);
    const up = BigInt(lotCount) * BigInt(this.lotUnits) * units;
    const exponent = currencyScale(this.spec.currency) - scale - this.lotScale;
    return amountOf(
      exponent >= 0 ? up * powerOfTen(exponent) : divideHalfEven(up, powerOfTen(-exponent)),
    );
  }

  /** Null when the price is not on the tick or not below 2⁵³ ticks. */
  priceToTicks(price: DecimalString): Ticks | null {
    return toSteps(price, this.tickUnits, this.tickScale) as Ticks | null;
  }

  /** Null when the quantity is not on the lot or not below 2⁵³ lots. */
  quantityToLots(quantity: DecimalString): Lots | null {
    return toSteps(quantity, this.lotUnits, this.lotScale) as Lots | null;
  }

  /** Whole lots within a quantity of any number of decimals. */
  wholeLots(quantity: DecimalString): number {
    const { units, scale } = parseDecimal(quantity);
    const exponent = this.lotScale - scale;
    const scaled = exponent >= 0 ? units * powerOfTen(exponent) : units / powerOfTen(-exponent);
    const count = scaled / BigInt(this.lotUnits);
    return count > BigInt(this.maxLots) ? this.maxLots : Number(count);
  }

  ticksToPrice(count: number): DecimalString {
    return formatSafeDecimal(count * this.tickUnits, this.tickScale);
  }

  lotsToQuantity(count: number): DecimalString {
    return formatSafeDecimal(count * this.lotUnits, this.lotScale);
  }

  /** The float nearest to the exact price: numerator and divisor are exact, one division rounds. */
  ticksToFloat(count: number): number {
    return (count * this.tickUnits) / this.tickDivisor;
  }

  lotsToFloat(count: number): number {
    return (count * this.lotUnits) / this.lotDivisor;
  }

  /** The tick nearest to a float price. */
  floatToTicks(price: number): number {
    return Math.round((price * this.tickDivisor) / this.tickUnits);
  }

  /** The lots that a float quantity covers. A hair (10⁻⁹ relative) below a lot counts as that lot. */
  floatToLots(quantity: number): number {
    const exact = (quantity * this.lotDivisor) / this.lotUnits;
    const nearest = Math.round(exact);
    const close = Math.abs(exact - nearest) <= 1e-9 * Math.max(1, Math.abs(exact));
    return Math.min(this.maxLots, close ? nearest : Math.floor(exact));
  }
}

/** A fee as a fraction of notional, exactly: `numerator / denominator`. */
export interface FeeRate {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly safeNumerator: number;
  readonly safeDenominator: number;
}

/** Exact, rounded half to even; in plain numbers while the product stays at 2⁵² or below. */
export function feeOn(notional: Amount, rate: FeeRate): Amount {
  if (rate.safeNumerator === 0) return 0;
  if (typeof notional === 'number') {
    const product = notional * rate.safeNumerator;
    if (product <= HALF_EVEN_SAFE_LIMIT && product >= -HALF_EVEN_SAFE_LIMIT) {
      return divideHalfEvenSafe(product, rate.safeDenominator);
    }
  }
  return amountOf(divideHalfEven(BigInt(notional) * rate.numerator, rate.denominator));
}

function feeRate(text: DecimalString): FeeRate {
  const { units, scale } = parseDecimal(text);
  const denominator = powerOfTen(scale);
  // A rate of more than 15 decimals never takes the plain path.
  const fits = scale <= 15 && units <= BigInt(MAX_SAFE);
  return {
    numerator: units,
    denominator,
    safeNumerator: fits ? Number(units) : Number.NaN,
    safeDenominator: Number(denominator),
  };
}

function positive(text: DecimalString, what: string): { units: number; scale: number } {
  const { units, scale } = parseDecimal(text);
  assertThat(units > 0n && units <= BigInt(MAX_SAFE), `the ${what} must be a positive decimal`);
  assertThat(scale <= 22, `the ${what} has more than 22 decimals`);
  return { units: Number(units), scale };
}

function toSteps(text: DecimalString, stepUnits: number, stepScale: number): number | null {
  const { units, scale } = parseDecimal(text);
  if (scale > stepScale) return null;
  const scaled = units * powerOfTen(stepScale - scale);
  const step = BigInt(stepUnits);
  if (scaled % step !== 0n) return null;
  const count = scaled / step;
  // The text of a price is made from count × step: both must stay in the safe integers.
  return scaled > BigInt(MAX_SAFE) || scaled < -BigInt(MAX_SAFE) ? null : Number(count);
}
