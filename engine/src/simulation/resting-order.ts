/** An order as the simulated venue keeps it: integers only. */
import type { OrderType } from '../domain/order.js';
import type { MarketTimeMs, OrderRef } from '../kernel/inputs.js';
import { utcDay } from '../market-data/bar-time.js';

export class RestingOrder<T extends RestingTerms = RestingTerms> {
  filledLots = 0;
  /** Counts its fills, for their trade ids. */
  fills = 0;
  /** Place in a backtest's list of orders. */
  row = -1;

  constructor(
    readonly ref: OrderRef,
    readonly instrument: number,
    readonly submittedAt: MarketTimeMs,
    readonly terms: T,
  ) {}

  /** UTC day in which it was given; what is given at midnight belongs to the day that begins. */
  get session(): number {
    return utcDay(this.submittedAt + 1);
  }

  get remainingLots(): number {
    return this.terms.lots - this.filledLots;
  }
}

export interface RestingTerms {
  /** +1 for a buy, −1 for a sell. */
  readonly sign: number;
  readonly type: OrderType;
  readonly lots: number;
  readonly limitTicks: number;
  readonly stopTicks: number;
  readonly day: boolean;
  readonly reduceOnly: boolean;
  /** Above 0: the lots are resolved from this fraction of equity when it fills. */
  readonly fractionAtFill: number;
}
