/** What a venue charges for fills: maker and taker rates, per unit, per order, bounds, volume tiers. */
import { amountOf, exactly } from '../../domain/amount.js';
import type { Amount } from '../../domain/amount.js';
import type { InstrumentScale } from '../../domain/instrument-scale.js';
import { decimalToMinorRounded } from '../../domain/money.js';
import type { CurrencyCode, DecimalString } from '../../domain/money.js';
import { feeRateOf } from './margin-terms.js';

export interface FeeRates {
  /** Fractions of notional; a negative maker rate is a rebate. */
  readonly takerRate: DecimalString;
  readonly makerRate: DecimalString;
}

/** Venues call it a tier or VIP level: whose notional of the last 30 days reaches `fromVolume`. */
export interface FeeTier extends FeeRates {
  readonly fromVolume: DecimalString;
}

export interface FeeSchedule extends FeeRates {
  /** Money for each unit (share, contract); `0` for none. */
  readonly perUnit: DecimalString;
  /** Money for each order, with its first fill. */
  readonly perOrder: DecimalString;
  /** Least and most that one order costs in all; the most is a fraction of its notional. */
  readonly minimum: DecimalString;
  readonly maximumRate: DecimalString | null;
  /** Ascending by `fromVolume`; below the first the schedule's own rates hold. */
  readonly tiers: readonly FeeTier[];
}

export interface FeeFill {
  readonly order: string;
  readonly lots: number;
  /** In the instrument's currency, as everything here but what tiers count. */
  readonly notional: Amount;
  /** The same in the account's currency. */
  readonly volume: Amount;
  readonly isMaker: boolean;
  /** Stamp of the fill, milliseconds. */
  readonly at: number;
}

interface OrderFees {
  readonly currency: CurrencyCode;
  notional: bigint;
  /** Rates and units so far, before bounds; in ledger units. */
  raw: bigint;
  charged: bigint;
}

const DAY_MS = 86_400_000;
const VOLUME_DAYS = 30;

/** Keeps what fees depend on: the notional of the last 30 days and each open order's total. */
export class FeeMeter {
  private readonly orders = new Map<string, OrderFees>();
  /** Notional by UTC day. */
  private readonly volume = new Map<number, bigint>();

  constructor(
    private readonly schedule: FeeSchedule,
    /** Of the account. */
    private readonly currency: CurrencyCode,
  ) {}

  /** What this fill adds to the order's fees, in ledger units; negative where it is paid back. */
  charge(fill: FeeFill, scale: InstrumentScale): Amount {
    const fees = this.orders.get(fill.order) ?? this.open(fill.order, scale.spec.currency);
    const rates = this.ratesAt(fill.at);
    const notional = exactly(fill.notional);
    fees.notional += notional;
    fees.raw += feeRateOf(notional, fill.isMaker ? rates.makerRate : rates.takerRate);
    if (this.schedule.perUnit !== '0') {
      fees.raw += exactly(scale.notionalAt(fill.lots, this.schedule.perUnit));
    }
    const due = this.bounded(fees);
    const added = due - fees.charged;
    fees.charged = due;
    this.addVolume(fill.at, exactly(fill.volume));
    return amountOf(added);
  }

  /** The order is over: nothing more will be charged on it. */
  close(order: string): void {
    this.orders.delete(order);
  }

  private open(order: string, currency: CurrencyCode): OrderFees {
    const raw = money(this.schedule.perOrder, currency);
    const fees = { currency, notional: 0n, raw, charged: 0n };
    this.orders.set(order, fees);
    return fees;
  }

  private bounded({ raw, notional, currency }: OrderFees): bigint {
    const { maximumRate } = this.schedule;
    const least = money(this.schedule.minimum, currency);
    // A minimum of 0 is none: it must not swallow a rebate.
    const floored = least > 0n && raw < least ? least : raw;
    if (maximumRate === null) return floored;
    const most = feeRateOf(notional, maximumRate);
    return floored > most ? most : floored;
  }

  private ratesAt(at: number): FeeRates {
    const { tiers } = this.schedule;
    if (tiers.length === 0) return this.schedule;
    const volume = this.recentVolume(at);
    let rates: FeeRates = this.schedule;
    for (const tier of tiers) if (volume >= money(tier.fromVolume, this.currency)) rates = tier;
    return rates;
  }

  private recentVolume(at: number): bigint {
    const today = Math.floor(at / DAY_MS);
    let sum = 0n;
    for (const [day, notional] of this.volume) {
      if (day <= today - VOLUME_DAYS) this.volume.delete(day);
      else sum += notional;
    }
    return sum;
  }

  private addVolume(at: number, notional: bigint): void {
    if (this.schedule.tiers.length === 0) return;
    const day = Math.floor(at / DAY_MS);
    this.volume.set(day, (this.volume.get(day) ?? 0n) + notional);
  }
}

function money(amount: DecimalString, currency: CurrencyCode): bigint {
  return amount === '0' ? 0n : decimalToMinorRounded(amount, currency);
}
