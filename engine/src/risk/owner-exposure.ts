/** Exposure owner by owner, and what orders already on their way will add to or take from it. */
import { exactly } from '../domain/amount.js';
import type { AccountState } from '../kernel/account-state.js';
import type { InstrumentState } from '../kernel/instrument-state.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import type { Owner } from '../kernel/owner.js';

/**
 * Σ over owners of |position| at the last close. Two deployments that offset each other count
 * twice: netting must not lend buying power that is gone when one of them leaves.
 */
export function ownersExposure(state: AccountState): bigint {
  let exposure = 0n;
  const { owners, instruments } = state;
  for (let o = 0; o < owners.length; o += 1) {
    const { books } = owners[o] as Owner;
    for (let i = 0; i < instruments.length; i += 1) {
      const lots = books[i]?.lots ?? 0;
      if (lots === 0) continue;
      const instrument = instruments[i] as InstrumentState;
      exposure += exactly(instrument.value(lots > 0 ? lots : -lots, instrument.closeTicks));
    }
  }
  return exposure;
}

/**
 * What reduce-only market orders that are already on their way will free. They reach the venue
 * before the order under review and fill at the same next price, so a strategy may turn its
 * position around in one decision.
 */
export function committedReductions(state: AccountState): bigint {
  let freed = 0n;
  const { working } = state.orders;
  for (let i = 0; i < working.length; i += 1) {
    const order = working[i] as KernelOrder;
    if (!order.reduceOnly || order.type !== 'MARKET' || order.status === 'PENDING_CANCEL') continue;
    const { instrument, remainingLots } = order;
    freed += exactly(instrument.value(remainingLots, instrument.closeTicks));
  }
  return freed;
}

/** Notional of what working orders may still open, at the prices they were reserved at. */
export function workingOpenings(state: AccountState): bigint {
  let opening = 0n;
  const { working } = state.orders;
  for (let i = 0; i < working.length; i += 1) {
    const order = working[i] as KernelOrder;
    if (order.openingLots > 0) {
      const { instrument, openingLots, reserveTicks, reserveRateTicks } = order;
      opening += exactly(instrument.valueAtRate(openingLots, reserveTicks, reserveRateTicks));
    }
  }
  return opening;
}

/**
 * The owner's position if every working order on `sign`'s side filled, in lots. What protects the
 * position does not count: it goes when the position goes. Nor do reduce-only orders of `group`, of
 * which the order under review is one.
 */
export function positionAfterWorking(
  state: AccountState,
  owner: Owner,
  instrument: InstrumentState,
  sign: number,
  group: string | null = null,
): number {
  let lots = instrument.index < 0 ? 0 : owner.book(instrument.index).lots;
  const { working } = state.orders;
  for (let i = 0; i < working.length; i += 1) {
    const order = working[i] as KernelOrder;
    if (
      order.owner === owner &&
      order.instrument === instrument &&
      order.sign === sign &&
      !order.isProtection &&
      !(order.reduceOnly && order.status === 'PENDING_CANCEL') &&
      !(order.reduceOnly && group !== null && order.conditions.ocoGroup === group)
    ) {
      lots += sign * order.remainingLots;
    }
  }
  return lots;
}

/** Lots of an order's rest that close what is held, without being bound to that as reduce-only is. */
export function unboundClosing(order: KernelOrder): number {
  const { remainingLots, openingLots } = order;
  return order.reduceOnly ? 0 : remainingLots - Math.min(openingLots, remainingLots);
}

/** Whether the owner has such an order on `sign`'s side: whatever reduces first would turn it around. */
export function hasUnboundClosing(
  state: AccountState,
  owner: Owner,
  instrument: InstrumentState,
  sign: number,
): boolean {
  return state.orders.working.some(
    (order) =>
      order.owner === owner &&
      order.instrument === instrument &&
      order.sign === sign &&
      unboundClosing(order) > 0,
  );
}

/** Lots that what protects the owner's position may sell (or buy back) before another order does. */
export function protectedLots(
  state: AccountState,
  owner: Owner,
  instrument: InstrumentState,
  sign: number,
): number {
  let lots = 0;
  const { working } = state.orders;
  for (let i = 0; i < working.length; i += 1) {
    const order = working[i] as KernelOrder;
    if (!order.isProtection || order.owner !== owner || order.instrument !== instrument) continue;
    // Of the two legs of a position only one fills: they stand side by side.
    const { parentRef } = order.conditions;
    const isSecond = i > 0 && working[i - 1]?.conditions.parentRef === parentRef;
    if (order.sign === sign && !isSecond) lots += order.remainingLots;
  }
  return lots;
}

/**
 * The float64 image of what is committed: exposure of the owners, plus what working orders may
 * open, less what is on its way out. NaN where an amount leaves the safe integers.
 */
export function approximateExposure(state: AccountState): number {
  let exposure = 0;
  const { owners, instruments } = state;
  for (let o = 0; o < owners.length; o += 1) {
    const { books } = owners[o] as Owner;
    for (let i = 0; i < instruments.length; i += 1) {
      const lots = books[i]?.lots ?? 0;
      if (lots === 0) continue;
      const instrument = instruments[i] as InstrumentState;
      exposure += Math.abs(instrument.valueSafe(lots, instrument.closeTicks));
    }
  }
  const { working } = state.orders;
  for (let i = 0; i < working.length; i += 1) {
    const order = working[i] as KernelOrder;
    const { instrument, openingLots, reserveTicks, reserveRateTicks } = order;
    if (openingLots > 0) {
      exposure += instrument.valueAtRateSafe(openingLots, reserveTicks, reserveRateTicks);
    }
    if (order.reduceOnly && order.type === 'MARKET' && order.status !== 'PENDING_CANCEL') {
      exposure -= instrument.valueSafe(order.remainingLots, instrument.closeTicks);
    }
  }
  return exposure;
}
