/** The fill model `conservative` with what a real market adds: spread, slippage, depth, latency. */
import type { InstrumentScale } from '../domain/instrument-scale.js';
import type { MarketTimeMs } from '../kernel/inputs.js';
import { timeframeMs } from '../market-data/bar-time.js';
import { conservativeFills } from './conservative-fills.js';
import { lotsAvailable, slippedTicks } from './costs/slippage.js';
import type { TradingCosts } from './costs/trading-costs.js';
import type { FillModel, VenueBar } from './fill-model.js';
import { isMaker } from './report-builder.js';
import type { RestingOrder } from './resting-order.js';

export class CostedFills implements FillModel {
  readonly name = 'conservative';
  readonly sequence = 'STAGES';
  readonly keepsRest = true;
  private readonly barMs: readonly number[];
  /** Of each instrument: the bar at hand, and the lots of it that our orders have had. */
  private readonly taken: number[];

  constructor(
    private readonly costs: TradingCosts,
    private readonly scales: readonly InstrumentScale[],
  ) {
    this.barMs = scales.map(({ spec }) => timeframeMs(spec.timeframe));
    this.taken = scales.map(() => 0);
  }

  beginBar(instrument: number): void {
    this.taken[instrument] = 0;
  }

  /** Bars that have ended before an order can be at the venue are not for it. */
  asleepUntil(instrument: number, submittedAt: MarketTimeMs): MarketTimeMs {
    const bars = Math.floor(this.costs.latencyMs / (this.barMs[instrument] as number));
    return submittedAt + bars * (this.barMs[instrument] as number);
  }

  atOpen(order: RestingOrder, bar: VenueBar): number {
    return conservativeFills.atOpen(order, bar);
  }

  withinBar(order: RestingOrder, bar: VenueBar): number {
    return conservativeFills.withinBar(order, bar);
  }

  atClose(order: RestingOrder, bar: VenueBar): number {
    return conservativeFills.atClose(order, bar);
  }

  lotsAtFill(order: RestingOrder, _ticks: number, bar: VenueBar): number {
    const { instrument } = order;
    const taken = this.taken[instrument] as number;
    const lots = Math.min(
      order.remainingLots,
      lotsAvailable(this.volumeLots(instrument, bar), taken, this.costs.slippage),
    );
    return lots;
  }

  /** A maker has his own price; who takes pays, and never more than his limit. */
  bookedPrice(order: RestingOrder, ticks: number, lots: number, bar: VenueBar): number {
    const { instrument, terms } = order;
    this.taken[instrument] = (this.taken[instrument] as number) + lots;
    if (isMaker(order)) return ticks;
    const { highTicks, lowTicks, closeTicks } = bar;
    const volumeLots = this.volumeLots(instrument, bar);
    const arrived = this.priceAtArrival(order, ticks, bar);
    const slipped = slippedTicks(
      arrived,
      { sign: terms.sign, lots, bar: { highTicks, lowTicks, closeTicks, volumeLots } },
      this.costs.slippage,
    );
    if (terms.limitTicks === 0) return slipped;
    return terms.sign > 0
      ? Math.min(slipped, terms.limitTicks)
      : Math.max(slipped, terms.limitTicks);
  }

  closingLots(): number {
    return 0;
  }

  /**
   * An order that arrives inside the bar has missed its open. What the price did until then is not
   * known: it is taken to have run against us in a straight line to the bar's worst price.
   */
  private priceAtArrival(order: RestingOrder, ticks: number, bar: VenueBar): number {
    const barMs = this.barMs[order.instrument] as number;
    const lateMs = this.costs.latencyMs % barMs;
    if (lateMs === 0 || !order.isNew || ticks !== bar.openTicks) return ticks;
    const { sign } = order.terms;
    const worst = sign > 0 ? bar.highTicks : bar.lowTicks;
    const moved = ticks + (worst - ticks) * (lateMs / barMs);
    return sign > 0 ? Math.ceil(moved) : Math.floor(moved);
  }

  private volumeLots(instrument: number, bar: VenueBar): number {
    const { lotDivisor, lotUnits } = this.scales[instrument] as InstrumentScale;
    return Math.floor((bar.volume * lotDivisor) / lotUnits);
  }
}
