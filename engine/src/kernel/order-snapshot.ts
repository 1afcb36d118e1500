/** An order as plain JSON. */
import { amountOf } from '../domain/amount.js';
import { present } from '../domain/assert.js';
import { PLAIN } from '../domain/order-conditions.js';
import type { OrderConditions } from '../domain/order-conditions.js';
import type { OrderSource, OrderType, Side, TimeInForce } from '../domain/order.js';
import type { AccountState } from './account-state.js';
import { unknownInstrument } from './instrument-state.js';
import { KernelOrder } from './kernel-order.js';
import type { OrderStatus } from './order-transitions.js';

export interface SavedOrder {
  readonly ref: string;
  readonly owner: string;
  readonly symbol: string;
  readonly source: OrderSource;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly reduceOnly: boolean;
  /** Absent where it was asked for as it is. */
  readonly narrowed?: boolean;
  readonly decidedAt: number;
  readonly fractionAtFill: number;
  readonly limitTicks: number;
  readonly stopTicks: number;
  readonly lots: number;
  readonly status: OrderStatus;
  readonly filledLots: number;
  readonly filledNotional: string;
  readonly openingLots: number;
  readonly reserveTicks: number;
  /** Absent where no rate was needed. */
  readonly reserveRateTicks?: number;
  readonly reserved: string;
  readonly pendingTransfer: number;
  readonly tradeIds: readonly string[] | null;
  /** null for the many orders that have none. */
  readonly conditions: OrderConditions | null;
}

export function saveOrder(order: KernelOrder): SavedOrder {
  return {
    ref: order.ref,
    owner: order.owner.ref,
    symbol: order.instrument.symbol,
    source: order.source,
    side: order.side,
    type: order.type,
    timeInForce: order.timeInForce,
    reduceOnly: order.reduceOnly,
    ...(order.narrowed ? { narrowed: true } : {}),
    decidedAt: order.decidedAt,
    fractionAtFill: order.fractionAtFill,
    limitTicks: order.limitTicks,
    stopTicks: order.stopTicks,
    lots: order.lots,
    status: order.status,
    filledLots: order.filledLots,
    filledNotional: String(order.filledNotional),
    openingLots: order.openingLots,
    reserveTicks: order.reserveTicks,
    ...(order.reserveRateTicks === 0 ? {} : { reserveRateTicks: order.reserveRateTicks }),
    reserved: String(order.reserved),
    pendingTransfer: order.pendingTransfer,
    tradeIds: order.tradeIds === null ? null : [...order.tradeIds],
    conditions: order.conditions === PLAIN ? null : order.conditions,
  };
}

/** Faults are not kept: they belong to orders that were denied, and only their names still matter. */
export function restoreOrder(state: AccountState, saved: SavedOrder): KernelOrder {
  const order = new KernelOrder({
    ...saved,
    owner: present(state.owner(saved.owner), `owner ${saved.owner}`),
    instrument: state.instrument(saved.symbol) ?? unknownInstrument(saved.symbol, state.currency),
    faults: null,
    conditions: saved.conditions ?? PLAIN,
  });
  order.narrowed = saved.narrowed ?? false;
  order.status = saved.status;
  order.filledLots = saved.filledLots;
  order.filledNotional = amountOf(BigInt(saved.filledNotional));
  order.openingLots = saved.openingLots;
  order.reserveTicks = saved.reserveTicks;
  order.reserveRateTicks = saved.reserveRateTicks ?? 0;
  order.reserved = amountOf(BigInt(saved.reserved));
  order.pendingTransfer = saved.pendingTransfer;
  order.tradeIds = saved.tradeIds === null ? null : [...saved.tradeIds];
  return order;
}
