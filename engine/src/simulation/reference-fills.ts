/** The fill model `reference`: the semantics other engines' published results were made with. */
import type { InstrumentScale } from '../domain/instrument-scale.js';
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
}

/**
 * A limit fills when touched, at the better of limit and open; a stop when touched, at the worse.
 * The fill price of what opens a position carries the spread; what reduces does not.
 */
export class ReferenceFills implements FillModel {
  readonly name = 'reference';

  constructor(
    readonly settings: ReferenceSettings,
    private readonly scales: readonly InstrumentScale[],
    private readonly account: ReferenceAccount,
  ) {}

  atOpen(order: RestingOrder, bar: VenueBar): number {
    const { type, sign, limitTicks, stopTicks } = order.terms;
    const open = bar.openTicks;
    if (type === 'MARKET') return open;
    const reached = type === 'LIMIT' ? (limitTicks - open) * sign : (open - stopTicks) * sign;
    return reached >= 0 ? open : 0;
  }

  withinBar(order: RestingOrder, bar: VenueBar): number {
    const { type, sign, limitTicks, stopTicks } = order.terms;
    if (type === 'MARKET') return 0;
    const price = type === 'LIMIT' ? limitTicks : stopTicks;
    // A buy limit waits for lower prices as a sell stop does; the other two for higher ones.
    const waitsBelow = type === 'LIMIT' ? sign > 0 : sign < 0;
    const touched = waitsBelow ? bar.lowTicks <= price : bar.highTicks >= price;
    return touched ? price : 0;
  }

  /** Entries carry the whole spread; what reduces carries none. */
  bookedPrice(order: RestingOrder, ticks: number): number {
    const { spread } = this.settings;
    if (spread === 0 || order.terms.reduceOnly) return ticks;
    return Math.round(ticks * (1 + order.terms.sign * spread));
  }

  /** floor(equity × leverage × fraction ÷ (price × (1 ± spread) + price × commission)). */
  lotsAtFill(order: RestingOrder, ticks: number, bar: VenueBar): number {
    const scale = this.scales[order.instrument] as InstrumentScale;
    const { spread, commission, margin } = this.settings;
    const equity = this.account.equityAt(order.instrument, bar.closeTicks);
    const price = scale.ticksToFloat(ticks);
    const unit = price * (1 + order.terms.sign * spread) + price * commission;
    const units = (Math.max(0, equity) * (1 / margin) * order.terms.fractionAtFill) / unit;
    const lots = Math.floor((units * scale.lotDivisor) / scale.lotUnits);
    return Math.min(lots, scale.maxLots);
  }
}
