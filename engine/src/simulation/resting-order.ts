/** An order as the simulated venue keeps it: integers only. */
import { splitLots, splitTicks } from '../domain/corporate-action.js';
import type { SplitRatio } from '../domain/corporate-action.js';
import { protectionRefs } from '../domain/order-conditions.js';
import type { OrderConditions } from '../domain/order-conditions.js';
import type { OrderType, TimeInForce } from '../domain/order.js';
import type { MarketTimeMs, OrderRef } from '../kernel/inputs.js';
import { NEVER } from '../kernel/instrument-state.js';

export class RestingOrder<T extends RestingTerms = RestingTerms> {
  /** All of it; what protects another order grows and shrinks with that one's position. */
  lots: number;
  filledLots = 0;
  /** Counts its fills, for their trade ids. */
  fills = 0;
  /** Where it wakes: fixed for a stop, following the market for a trailing one. */
  stopTicks: number;
  /** Its stop has been reached: the rest of its life it is what it became. */
  triggered = false;
  /** The bar at hand is the first that could fill it, and follows at once on its arrival. */
  isNew = true;
  /** A bar has seen it sooner than a bar's length after it came: its stamp alone would not tell. */
  seenEarly = false;
  /** It filled against the market when it came or woke: it takes a price, it does not make one. */
  takes = false;
  /** Not looked at on bars up to this stamp. */
  asleepUntil: MarketTimeMs = NEVER;
  /** Off the book. */
  done = false;
  /** Place in a backtest's list of orders. */
  row = -1;

  constructor(
    readonly ref: OrderRef,
    readonly instrument: number,
    readonly submittedAt: MarketTimeMs,
    readonly terms: T,
  ) {
    this.lots = terms.lots;
    this.stopTicks = terms.stopTicks;
  }

  /** Its terms have been split already; what it has of its own follows. */
  split(ratio: SplitRatio): void {
    const remaining = splitLots(this.remainingLots, ratio);
    this.filledLots = splitLots(this.filledLots, ratio);
    this.lots = this.filledLots + remaining;
    this.stopTicks = splitTicks(this.stopTicks, ratio);
  }

  /** When it reached the book. */
  get arrivedAt(): MarketTimeMs {
    return Math.max(this.submittedAt, this.asleepUntil);
  }
  get remainingLots(): number {
    return this.lots - this.filledLots;
  }

  /** The orders that begin to rest when this one opens something; the stop first. */
  get protection(): readonly ProtectionTerms[] {
    const { stopLossTicks, takeProfitTicks, exact } = this.terms.conditions;
    const refs = protectionRefs(this.ref);
    const orders: ProtectionTerms[] = [];
    if (stopLossTicks > 0) {
      const exactPrice = exact?.stopLoss ?? 0;
      orders.push({ ref: refs.stop, type: 'STOP', ticks: stopLossTicks, exactPrice });
    }
    if (takeProfitTicks > 0) {
      const exactPrice = exact?.takeProfit ?? 0;
      orders.push({ ref: refs.profit, type: 'LIMIT', ticks: takeProfitTicks, exactPrice });
    }
    return orders;
  }
}

export interface ProtectionTerms {
  readonly ref: OrderRef;
  readonly type: 'STOP' | 'LIMIT';
  readonly ticks: number;
  readonly exactPrice: number;
}

export interface RestingTerms {
  /** +1 for a buy, −1 for a sell. */
  readonly sign: number;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly lots: number;
  readonly limitTicks: number;
  readonly stopTicks: number;
  readonly reduceOnly: boolean;
  /** Above 0: the lots are resolved from this fraction of equity when it fills. */
  readonly fractionAtFill: number;
  readonly conditions: OrderConditions;
}
