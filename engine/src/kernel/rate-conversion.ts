/** From an instrument's currency to the account's: exact fractions of a rate in whole ticks. */
import { amountOf, exactly } from '../domain/amount.js';
import type { Amount } from '../domain/amount.js';
import { assertThat } from '../domain/assert.js';
import { powerOfTen } from '../domain/decimal.js';
import { lowestTerms } from '../domain/lowest-terms.js';
import { currencyScale } from '../domain/money.js';
import {
  HALF_EVEN_SAFE_LIMIT,
  divideHalfEven,
  divideHalfEvenSafe,
} from '../domain/round-half-even.js';
import type { InstrumentState } from './instrument-state.js';

/** An amount of money as an exact fraction of ledger units. */
export interface ExactAmount {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * The rate is the last close that the account has seen of the series that gives it. Every amount is
 * rounded once, half to even, to the account's ledger unit.
 */
export class RateConversion {
  /** One ledger unit of the instrument's currency at a rate of one tick (or its inverse). */
  private readonly unit: ExactAmount;
  /** One lot at one tick, likewise. */
  private readonly lotTick: ExactAmount;
  private readonly safeNumerator: number;
  private readonly safeDenominator: number;
  /** The instrument's own price is the rate: USDJPY in an account in USD. */
  private readonly isOwn: boolean;

  constructor(
    instrument: InstrumentState,
    private readonly source: InstrumentState,
    private readonly inverted: boolean,
    accountScale: number,
  ) {
    this.isOwn = source === instrument;
    const { tickUnits, tickScale } = source.scale;
    const exponent = accountScale - currencyScale(instrument.spec.currency);
    const [up, down] = inverted
      ? [powerOfTen(tickScale), BigInt(tickUnits)]
      : [BigInt(tickUnits), powerOfTen(tickScale)];
    const { numerator, denominator } = instrument.scale;
    const scaledUp = exponent > 0 ? up * powerOfTen(exponent) : up;
    const scaledDown = exponent < 0 ? down * powerOfTen(-exponent) : down;
    this.unit = exact(scaledUp, scaledDown);
    this.lotTick = exact(scaledUp * numerator, scaledDown * denominator);
    this.safeNumerator = Number(this.lotTick.numerator);
    this.safeDenominator = Number(this.lotTick.denominator);
  }

  get isKnown(): boolean {
    return this.source.hasPrice && this.source.closeTicks > 0;
  }

  get rateSymbol(): string {
    return this.source.symbol;
  }

  /** What `ticks` of the instrument are converted at; its own price where that is the rate. */
  rateTicksAt(ticks: number): number {
    return this.isOwn ? ticks : this.source.closeTicks;
  }

  /** For screens and statistics: the account's currency for one unit of the instrument's. */
  get rateFloat(): number {
    const rate = this.source.close;
    return this.inverted ? 1 / rate : rate;
  }

  /** In the account's ledger units. 0 while the rate is not known: a check lets nothing pass then. */
  value(lots: number, ticks: number, rateTicks: number): Amount {
    const safe = this.valueSafe(lots, ticks, rateTicks);
    if (!Number.isNaN(safe)) return safe;
    const { numerator, denominator } = this.lotsAt(ticks, rateTicks);
    return amountOf(divideHalfEven(BigInt(lots) * numerator, denominator));
  }

  /** The same without allocation, NaN where safe integers do not carry it. */
  valueSafe(lots: number, ticks: number, rateTicks: number): number {
    if (rateTicks <= 0) return this.unpriced();
    const direct = lots * ticks * this.safeNumerator;
    const product = this.inverted ? direct : direct * rateTicks;
    const divisor = this.inverted ? this.safeDenominator * rateTicks : this.safeDenominator;
    const fits = product <= HALF_EVEN_SAFE_LIMIT && product >= -HALF_EVEN_SAFE_LIMIT;
    return fits && divisor <= HALF_EVEN_SAFE_LIMIT ? divideHalfEvenSafe(product, divisor) : NaN;
  }

  /** One lot at `ticks`. */
  lotsAt(ticks: number, rateTicks: number): ExactAmount {
    return this.at(this.lotTick, BigInt(ticks), rateTicks);
  }

  /** An amount in the instrument's currency at the rate of now. */
  amount(quoted: Amount): Amount {
    if (quoted === 0) return 0;
    assertThat(this.isKnown, `no rate of ${this.source.symbol} has been seen`);
    const { numerator, denominator } = this.at(this.unit, exactly(quoted), this.source.closeTicks);
    return amountOf(divideHalfEven(numerator, denominator));
  }

  private unpriced(): number {
    assertThat(!this.source.hasPrice, `${this.source.symbol} closed at no positive rate`);
    return 0;
  }

  private at({ numerator, denominator }: ExactAmount, times: bigint, rate: number): ExactAmount {
    const ticks = BigInt(rate);
    return this.inverted
      ? { numerator: numerator * times, denominator: denominator * ticks }
      : { numerator: numerator * times * ticks, denominator };
  }
}

function exact(up: bigint, down: bigint): ExactAmount {
  const [numerator, denominator] = lowestTerms(up, down);
  return { numerator, denominator };
}
