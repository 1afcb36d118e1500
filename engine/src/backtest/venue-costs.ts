/** What the simulated venue charges the account under test besides prices, and when it closes it out. */
import { amountOf, exactly, plus } from '../domain/amount.js';
import type { Amount } from '../domain/amount.js';
import type { CurrencyCode } from '../domain/money.js';
import type { HotAccount } from '../kernel/hot-account.js';
import type { InstrumentState } from '../kernel/instrument-state.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import { chargesBetween } from '../simulation/costs/carrying-costs.js';
import type { Charge } from '../simulation/costs/carrying-costs.js';
import { FeeMeter } from '../simulation/costs/fee-schedule.js';
import { liquidationPoint } from '../simulation/costs/liquidation-point.js';
import type { MarginLeg, MarginWorth } from '../simulation/costs/liquidation-point.js';
import { feeRateOf } from '../simulation/costs/margin-terms.js';
import type { TradingCosts } from '../simulation/costs/trading-costs.js';
import type { VenueBar } from '../simulation/fill-model.js';
import { feeOf, isMaker } from '../simulation/report-builder.js';
import type { RestingOrder } from '../simulation/resting-order.js';

export class VenueCosts {
  private readonly meter: FeeMeter | null;
  readonly watchesMargin: boolean;
  private readonly carries: boolean;
  private lastAt = Number.NaN;
  /** Orders by which the venue closes what cannot be carried: their fills cost more. */
  private readonly liquidations = new Set<string>();

  constructor(
    private readonly costs: TradingCosts | null,
    private readonly hot: HotAccount,
    currency: CurrencyCode,
  ) {
    const fees = costs?.fees ?? null;
    this.meter = fees === null ? null : new FeeMeter(fees, currency);
    this.carries = costs !== null && isCarrying(costs);
    this.watchesMargin = costs !== null && costs.margin !== null;
  }

  fee(order: RestingOrder<KernelOrder>, lots: number, notional: Amount, at: number): Amount {
    const { instrument } = order.terms;
    const { scale } = instrument;
    const fee =
      this.meter === null
        ? feeOf(order, notional, scale)
        : this.meter.charge(
            {
              order: order.ref,
              lots,
              notional,
              volume: instrument.amount(notional),
              isMaker: isMaker(order),
              at,
            },
            scale,
          );
    // Asked first, because looking a fresh name up takes its hash.
    if (this.liquidations.size === 0 || !this.liquidations.has(order.ref)) return fee;
    const rate = this.costs?.margin?.liquidationFeeRate ?? '0';
    return plus(fee, amountOf(feeRateOf(exactly(notional), rate)));
  }

  liquidates(order: string): void {
    this.liquidations.add(order);
  }

  closed(order: string): void {
    this.meter?.close(order);
    if (this.liquidations.size > 0) this.liquidations.delete(order);
  }

  /** What falls due up to `at` on what was held since the step before. */
  chargesAt(at: number): readonly Charge[] {
    if (!this.carries || this.costs === null) return [];
    const from = this.lastAt;
    this.lastAt = at;
    if (Number.isNaN(from)) return [];
    const { hot } = this;
    const positions = hot.instruments
      .filter(({ net }) => net.lots !== 0)
      .map((instrument) => ({
        symbol: instrument.symbol,
        value: exactly(instrument.value(instrument.net.lots, instrument.closeTicks)),
      }));
    return chargesBetween(this.costs.carrying, from, at, { positions, cash: exactly(hot.cash) });
  }

  /**
   * Prices at which the venue closes everything on this bar, in the instruments' order; null while
   * equity covers the maintenance margin along the whole way from the opens to the worst prices.
   */
  liquidationTicks(bars: readonly (VenueBar | null)[]): readonly number[] | null {
    const margin = this.costs?.margin ?? null;
    if (margin === null) return null;
    const { hot } = this;
    const legs = hot.instruments.map((instrument, index) => legOf(instrument, bars[index] ?? null));
    const point = liquidationPoint(margin, exactly(hot.cash), legs);
    if (point === null) return null;
    return legs.map(({ lots, open, worst }) => {
      const moved = open + (worst - open) * point;
      return lots > 0 ? Math.floor(moved) : Math.ceil(moved);
    });
  }
}

function legOf(
  instrument: InstrumentState,
  bar: VenueBar | null,
): MarginLeg & { readonly lots: number; readonly open: number; readonly worst: number } {
  const { lots } = instrument.net;
  // A rate that nothing is held of stays where it was: what it does within the bar is not known.
  const moves = bar !== null && lots !== 0;
  const open = moves ? bar.openTicks : instrument.closeTicks;
  const worst = moves ? (lots > 0 ? bar.lowTicks : bar.highTicks) : instrument.closeTicks;
  return {
    lots,
    open,
    worst,
    atOpen: worthAt(instrument, open),
    atWorst: worthAt(instrument, worst),
  };
}

function worthAt(instrument: InstrumentState, ticks: number): MarginWorth {
  const gross = exactly(instrument.value(Math.abs(instrument.net.lots), ticks));
  return { equity: exactly(instrument.worthAt(instrument.net, ticks)), gross };
}

function isCarrying({ carrying }: TradingCosts): boolean {
  const { funding, borrowRate, debitInterestRate, creditInterestRate } = carrying;
  return (
    funding !== null || [borrowRate, debitInterestRate, creditInterestRate].some((x) => x !== '0')
  );
}
