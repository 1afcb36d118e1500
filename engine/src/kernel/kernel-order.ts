/** One order as the kernel holds it: integers, its owner, its state and what it has reserved. */
import type { Amount } from '../domain/amount.js';
import type { OrderConditions } from '../domain/order-conditions.js';
import type { OrderFault } from '../domain/order-field.js';
import type { OrderSource, OrderSpec, OrderType, Side, TimeInForce } from '../domain/order.js';
import type { OrderRef } from './inputs.js';
import type { InstrumentState } from './instrument-state.js';
import { isWorking } from './order-transitions.js';
import { specOf } from './order-spec.js';
import type { OrderStatus } from './order-transitions.js';
import type { Owner } from './owner.js';

/** What the request asked for in a form that the instrument cannot carry; a check denies it. */
export interface OrderFaults {
  readonly quantity: string | null;
  readonly price: OrderFault | null;
  /** What does not go together. */
  readonly terms: OrderFault | null;
}

export interface OrderTerms {
  readonly ref: OrderRef;
  readonly owner: Owner;
  readonly instrument: InstrumentState;
  readonly source: OrderSource;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly lots: number;
  /** 0 where the order has none. */
  readonly limitTicks: number;
  readonly stopTicks: number;
  readonly reduceOnly: boolean;
  readonly decidedAt: number;
  /** Above 0: the simulator resolves the lots at the fill from this fraction of equity. */
  readonly fractionAtFill: number;
  readonly faults: OrderFaults | null;
  readonly conditions: OrderConditions;
}

export class KernelOrder {
  readonly ref: OrderRef;
  readonly owner: Owner;
  readonly instrument: InstrumentState;
  readonly source: OrderSource;
  readonly side: Side;
  /** +1 for a buy, −1 for a sell. */
  readonly sign: number;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly decidedAt: number;
  readonly fractionAtFill: number;
  readonly faults: OrderFaults | null;
  reduceOnly: boolean;
  /** It was not asked to be reduce-only: it became so because something protects what it closes. */
  narrowed = false;
  /** These change only with a split, and the first level of a trail when a held order goes out. */
  limitTicks: number;
  stopTicks: number;
  conditions: OrderConditions;
  lots: number;
  status: OrderStatus = 'INITIALIZED';
  filledLots = 0;
  /** In the instrument's currency. */
  filledNotional: Amount = 0;
  /** Lots of the open rest that would open or enlarge a position. */
  openingLots = 0;
  /** Price in ticks at which the reservation was made. */
  reserveTicks = 0;
  /** Rate at which it was made; 0 in the account's own currency. */
  reserveRateTicks = 0;
  reserved: Amount = 0;
  /** Number of the pending ledger transfer, 0 when nothing is reserved. */
  pendingTransfer = 0;
  tradeIds: string[] | null = null;

  constructor(terms: OrderTerms) {
    this.ref = terms.ref;
    this.owner = terms.owner;
    this.instrument = terms.instrument;
    this.source = terms.source;
    this.side = terms.side;
    this.sign = terms.side === 'BUY' ? 1 : -1;
    this.type = terms.type;
    this.timeInForce = terms.timeInForce;
    this.lots = terms.lots;
    this.limitTicks = terms.limitTicks;
    this.stopTicks = terms.stopTicks;
    this.reduceOnly = terms.reduceOnly;
    this.decidedAt = terms.decidedAt;
    this.fractionAtFill = terms.fractionAtFill;
    this.faults = terms.faults;
    this.conditions = terms.conditions;
  }

  get remainingLots(): number {
    return this.lots > this.filledLots ? this.lots - this.filledLots : 0;
  }

  /** Placed by the venue to protect what another order opened; it yields to whatever closes that. */
  get isProtection(): boolean {
    return this.conditions.parentRef !== null;
  }

  get working(): boolean {
    return isWorking(this.status);
  }

  get spec(): OrderSpec {
    return specOf(this);
  }
}
