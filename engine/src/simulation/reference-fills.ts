/** The fill model `reference`: the semantics other engines' published results were made with. */
import type { InstrumentScale } from '../domain/instrument-scale.js';
import { closingPrice, insidePrice, openingPrice } from './bar-prices.js';
import type { FillModel, VenueBar } from './fill-model.js';
import type { RestingOrder } from './resting-order.js';

/** For the simulator only: sizes and spreads depend on figures that no real venue knows. */
export interface ReferenceSettings {
  /** Charged in full on the entry price, never on the exit: a fraction of the price. */
  readonly spread: number;
  /** Equity ÷ leverage. 1 = cash, 0.2 = five times. */
  readonly margin: number;
  /** Fraction of notional on entry and exit. */
  readonly commission: number;
  /** Market orders fill at the close they were decided on. */
  readonly tradeOnClose: boolean;
}

export interface ReferenceAccount {
  /** Equity in the account's currency if the instrument closed at `ticks`. */
  equityAt(instrument: number, ticks: number): number;
  /** Gross value of all positions in the account's currency if the instrument closed at `ticks`. */
  exposureAt(instrument: number, ticks: number): number;
  /** The account's currency for one unit of the instrument's. */
  rateOf(instrument: number): number;
  /** Signed lots that the order's owner holds. */
  heldLots(order: RestingOrder): number;
}

/**
 * A limit fills when touched, at the better of limit and open; a stop when touched, at the worse.
 * Prices are compared as the strategy computed them, not as they are rounded to the tick. What opens
 * a position carries the spread and must be covered by free margin; what reduces does neither.
 */
export class ReferenceFills implements FillModel {
  readonly name = 'reference';
  readonly sequence = 'QUEUE';
  readonly keepsRest = false;

  constructor(
    readonly settings: ReferenceSettings,
    private readonly scales: readonly InstrumentScale[],
    private readonly account: ReferenceAccount,
    /** False with a mandate: orders were sized and afforded when they were decided. */
    private readonly sizesAtFill: boolean,
  ) {}

  atOpen(order: RestingOrder, bar: VenueBar): number {
    const exact = this.exactPrice(order);
    if (exact === 0) return openingPrice(order, bar, true);
    return this.reaches(order, bar.openTicks, exact) ? bar.openTicks : 0;
  }

  withinBar(order: RestingOrder, bar: VenueBar): number {
    const exact = this.exactPrice(order);
    if (exact === 0) return insidePrice(order, bar, true);
    const { type, sign, limitTicks } = order.terms;
    const isLimit = type === 'LIMIT';
    // A buy limit waits for lower prices as a sell stop does; the other two for higher ones.
    const extreme = isLimit === sign > 0 ? bar.lowTicks : bar.highTicks;
    if (!this.reaches(order, extreme, exact)) return 0;
    return isLimit ? limitTicks : order.stopTicks;
  }

  atClose(order: RestingOrder, bar: VenueBar): number {
    return closingPrice(order, bar, true);
  }

  /** Entries carry the whole spread; what reduces carries none. */
  bookedPrice(order: RestingOrder, ticks: number): number {
    const { spread } = this.settings;
    if (spread === 0 || order.terms.reduceOnly) return ticks;
    return Math.round(ticks * (1 + order.terms.sign * spread));
  }

  closingLots(order: RestingOrder, lots: number): number {
    if (this.settings.spread === 0 || order.terms.reduceOnly) return 0;
    return this.against(order, lots);
  }

  lotsAtFill(order: RestingOrder, ticks: number, bar: VenueBar): number {
    const { reduceOnly, fractionAtFill } = order.terms;
    if (reduceOnly || !this.sizesAtFill) return order.remainingLots;
    const lots = fractionAtFill > 0 ? this.lotsOf(order, ticks, bar) : order.remainingLots;
    const closing = this.against(order, lots);
    // A share of what is free fits into what is free.
    if (closing === 0 && fractionAtFill > 0) return lots;
    const scale = this.scaleOf(order);
    const cost = scale.lotsToFloat(lots - closing) * this.unitCost(order, ticks);
    return cost > this.marginAfter(order, closing, ticks, bar) * (1 / this.settings.margin)
      ? closing
      : lots;
  }

  /** floor(free margin × leverage × fraction ÷ (price × (1 ± spread) + price × commission)). */
  private lotsOf(order: RestingOrder, ticks: number, bar: VenueBar): number {
    const scale = this.scaleOf(order);
    const margin = this.marginAfter(order, 0, ticks, bar);
    const money = margin * (1 / this.settings.margin) * order.terms.fractionAtFill;
    const lot = scale.lotUnits / scale.lotDivisor;
    return Math.min(floorDivide(money, this.unitCost(order, ticks) * lot), scale.maxLots);
  }

  private unitCost(order: RestingOrder, ticks: number): number {
    const { spread, commission } = this.settings;
    const price = this.scaleOf(order).ticksToFloat(ticks) * this.account.rateOf(order.instrument);
    return price * (1 + order.terms.sign * spread) + price * commission;
  }

  /** Equity that backs no position, marked at the bar's close, once `closing` lots are closed. */
  private marginAfter(order: RestingOrder, closing: number, ticks: number, bar: VenueBar): number {
    const { instrument, terms } = order;
    const scale = this.scaleOf(order);
    const units = scale.lotsToFloat(closing);
    const rate = this.account.rateOf(instrument);
    const price = scale.ticksToFloat(ticks) * rate;
    const close = scale.ticksToFloat(bar.closeTicks) * rate;
    const gained = units * (terms.sign * (close - price) - price * this.settings.commission);
    const equity = this.account.equityAt(instrument, bar.closeTicks) + gained;
    const exposure = this.account.exposureAt(instrument, bar.closeTicks) - units * close;
    return Math.max(0, equity - exposure * this.settings.margin);
  }

  /** Of these lots, those that close what the owner holds on the other side. */
  private against(order: RestingOrder, lots: number): number {
    const held = this.account.heldLots(order) * order.terms.sign;
    return held < 0 ? Math.min(lots, -held) : 0;
  }

  private exactPrice({ terms }: RestingOrder): number {
    const { exact } = terms.conditions;
    if (exact === null) return 0;
    return terms.type === 'LIMIT' ? exact.limit : terms.type === 'STOP' ? exact.stop : 0;
  }

  private reaches(order: RestingOrder, ticks: number, exact: number): boolean {
    const price = this.scaleOf(order).ticksToFloat(ticks);
    const { type, sign } = order.terms;
    return type === 'LIMIT' ? (exact - price) * sign >= 0 : (price - exact) * sign >= 0;
  }

  private scaleOf(order: RestingOrder): InstrumentScale {
    return this.scales[order.instrument] as InstrumentScale;
  }
}

/** The quotient of two floats rounded down from its exact value: a division may round it up first. */
function floorDivide(dividend: number, divisor: number): number {
  return Math.round((dividend - (dividend % divisor)) / divisor);
}
