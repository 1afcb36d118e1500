/** One instrument of the account: its scale, its last bar and the account's net position. */
import { minus, plus } from '../domain/amount.js';
import type { Amount } from '../domain/amount.js';
import { splitTicks } from '../domain/corporate-action.js';
import type { SplitRatio } from '../domain/corporate-action.js';
import { InstrumentScale } from '../domain/instrument-scale.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import { currencyScale } from '../domain/money.js';
import type { CurrencyCode } from '../domain/money.js';
import type { MarketBar } from '../market-data/market-bar.js';
import { seriesName } from '../market-data/series-name.js';
import type { StrategyBar } from '../strategies/define-strategy.js';
import { PositionBook } from './position-book.js';
import type { ExactAmount, RateConversion } from './rate-conversion.js';

/** A stamp before every other; stamps before 1970 are negative, so 0 and −1 are real ones. */
export const NEVER = Number.MIN_SAFE_INTEGER;

/**
 * Amounts in the account's currency come from here and nowhere else.
 * Also the bar that strategies are shown: one object for the life of the account.
 */
export class InstrumentState implements StrategyBar {
  readonly scale: InstrumentScale;
  readonly series: string;
  readonly symbol: string;
  /** The account's position at the venue: the sum of its owners' positions. */
  readonly net: PositionBook;
  /** Whether it is quoted in another currency than the account's. */
  readonly isForeign: boolean;
  /** A foreign currency pair: nothing is paid but its result, at the rate of then. */
  readonly isForeignPair: boolean;
  /** Decimals of the account's ledger unit. */
  readonly accountScale: number;
  /** Stamp of the last bar. */
  at = NEVER;
  openTicks = 0;
  highTicks = 0;
  lowTicks = 0;
  closeTicks = 0;
  volume = 0;
  /** As of the last `weigh`. */
  worthSafe = 0;
  /** Its price converts an instrument of the account, maybe itself. */
  isRate = false;
  private conversion: RateConversion | null = null;
  /** So many shares of today were one on the first bar: strategies count in those. */
  sharesPerFirst = 1;

  constructor(
    readonly index: number,
    readonly spec: InstrumentSpec,
    accountCurrency: CurrencyCode,
    /** False for the stand-in of a symbol that the account does not have. */
    readonly known = true,
  ) {
    this.scale = new InstrumentScale(spec);
    this.accountScale = currencyScale(accountCurrency);
    this.isForeign = spec.currency !== accountCurrency;
    this.isForeignPair = this.isForeign && spec.assetClass === 'FOREX';
    this.net = new PositionBook(this.isForeign);
    this.symbol = spec.symbol;
    this.series = seriesName(spec.symbol, spec.timeframe);
  }

  get hasPrice(): boolean {
    return this.at !== NEVER;
  }
  get open(): number {
    return this.scale.ticksToFloat(this.openTicks);
  }
  get high(): number {
    return this.scale.ticksToFloat(this.highTicks);
  }
  get low(): number {
    return this.scale.ticksToFloat(this.lowTicks);
  }
  get close(): number {
    return this.scale.ticksToFloat(this.closeTicks);
  }

  convertBy(conversion: RateConversion): void {
    this.conversion = conversion;
  }
  /** What its rate is called, where it needs one that has not been seen yet; else null. */
  get missingRate(): string | null {
    const { conversion } = this;
    return conversion === null || conversion.isKnown ? null : conversion.rateSymbol;
  }
  /** For statistics: the account's currency for one unit of its own. */
  get rateFloat(): number {
    return this.conversion === null ? 1 : this.conversion.rateFloat;
  }
  /** Names the rate of now for `valueAtRate`; 0 where it needs none. */
  rateTicksAt(ticks: number): number {
    return this.conversion === null ? 0 : this.conversion.rateTicksAt(ticks);
  }

  /** `lots` at `ticks` in the account's ledger units: exact, rounded once, half to even. */
  value(lots: number, ticks: number): Amount {
    return this.valueAtRate(lots, ticks, this.rateTicksAt(ticks));
  }
  valueAtRate(lots: number, ticks: number, rateTicks: number): Amount {
    const { conversion } = this;
    if (conversion === null) return this.scale.notional(lots, ticks);
    return conversion.value(lots, ticks, rateTicks);
  }
  /** The same as a safe integer without allocation, NaN where it is none. */
  valueSafe(lots: number, ticks: number): number {
    const { conversion } = this;
    if (conversion === null) return this.scale.notionalSafe(lots, ticks);
    return conversion.valueSafe(lots, ticks, conversion.rateTicksAt(ticks));
  }
  valueAtRateSafe(lots: number, ticks: number, rateTicks: number): number {
    const { conversion } = this;
    if (conversion === null) return this.scale.notionalSafe(lots, ticks);
    return conversion.valueSafe(lots, ticks, rateTicks);
  }
  /** One lot at `ticks`, exactly. */
  lotValue(ticks: number): ExactAmount {
    const { conversion, scale } = this;
    if (conversion !== null) return conversion.lotsAt(ticks, conversion.rateTicksAt(ticks));
    return { numerator: BigInt(ticks) * scale.numerator, denominator: scale.denominator };
  }
  /** An amount in its own currency's ledger units as one in the account's. */
  amount(quoted: Amount): Amount {
    return this.conversion === null ? quoted : this.conversion.amount(quoted);
  }

  /** What a position adds to equity at the last close: its value; of a foreign pair cost and result. */
  worth(book: PositionBook): Amount {
    return this.worthAt(book, this.closeTicks);
  }
  /** The same at another price. */
  worthAt({ quoted, lots, cost }: PositionBook, ticks: number): Amount {
    if (!this.isForeignPair || quoted === null) return this.value(lots, ticks);
    return plus(cost, this.amount(minus(this.scale.notional(lots, ticks), quoted.cost)));
  }
  /**
   * Makes `worthSafe` the account's own position likewise, NaN where it takes exact arithmetic. In a
   * field, because a float that a function returns costs an allocation, and this is asked every bar.
   */
  weigh(): void {
    const { conversion, net, closeTicks } = this;
    // Each way stores its own: where they met first, the float would be boxed for the meeting.
    if (conversion === null) this.worthSafe = this.scale.notionalSafe(net.lots, closeTicks);
    else if (this.isForeignPair) this.worthSafe = Number.NaN;
    else this.worthSafe = this.valueSafe(net.lots, closeTicks);
  }

  show(at: number, bar: MarketBar): void {
    this.at = at;
    this.openTicks = bar.open;
    this.highTicks = bar.high;
    this.lowTicks = bar.low;
    this.closeTicks = bar.close;
    this.volume = bar.volume;
  }

  /** The last bar in new shares; `shares` new ones are an old one. */
  split(ratio: SplitRatio, shares: number): void {
    this.openTicks = splitTicks(this.openTicks, ratio);
    this.highTicks = splitTicks(this.highTicks, ratio);
    this.lowTicks = splitTicks(this.lowTicks, ratio);
    this.closeTicks = splitTicks(this.closeTicks, ratio);
    this.volume *= shares;
    this.sharesPerFirst *= shares;
  }

  clearBar(): void {
    this.at = NEVER;
    this.sharesPerFirst = 1;
    this.openTicks = this.highTicks = this.lowTicks = this.closeTicks = this.volume = 0;
  }
}

/** What an order for an unknown symbol is written against, so that it can be denied like any other. */
export function unknownInstrument(symbol: string, currency: string): InstrumentState {
  const spec: InstrumentSpec = {
    symbol,
    name: symbol,
    assetClass: 'EQUITY',
    currency,
    tickSize: '0.00000001',
    lotSize: '0.00000001',
    timeframe: '1d',
    takerFeeRate: '0',
    makerFeeRate: '0',
  };
  return new InstrumentState(-1, spec, currency, false);
}
