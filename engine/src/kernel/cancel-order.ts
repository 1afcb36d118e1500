/** Asks the venue to cancel. The order keeps its reservation until the venue says it is gone. */
import { isStop } from '../domain/order-conditions.js';
import { unboundClosing } from '../risk/owner-exposure.js';
import type { AccountState } from './account-state.js';
import { dropHeld } from './held-orders.js';
import type { InstrumentState } from './instrument-state.js';
import type { KernelOrder } from './kernel-order.js';
import { transition } from './order-transitions.js';
import type { Owner } from './owner.js';

export type CancelReason =
  'REQUESTED' | 'STRATEGY' | 'HALT' | 'DEPLOYMENT_ENDED' | 'REDUCE_ONLY' | 'OCO' | 'SPLIT';

export function cancelOrder(state: AccountState, order: KernelOrder, reason: CancelReason): void {
  order.status = transition(order.status, 'REQUEST_CANCEL');
  state.events?.push({ order: order.ref, reason, type: 'ORDER_PENDING_CANCEL' });
  state.outgoing.push({ kind: 'CANCEL', order });
}

/**
 * Of one owner, or of all (null); of one instrument, or of all. Closing orders are left alone, and
 * with `keepProtection` so are stops that guard what goes on being held.
 */
export function cancelWorking(
  state: AccountState,
  owner: Owner | null,
  instrument: InstrumentState | null,
  reason: Exclude<CancelReason, 'OCO' | 'REDUCE_ONLY'>,
  keepProtection = false,
): void {
  const { working, held } = state.orders;
  for (let i = 0; i < working.length; i += 1) {
    const order = working[i] as KernelOrder;
    if (order.status === 'PENDING_CANCEL' || order.source === 'RISK') continue;
    if (owner !== null && order.owner !== owner) continue;
    if (instrument !== null && order.instrument !== instrument) continue;
    if (keepProtection && protects(order)) continue;
    cancelOrder(state, order, reason);
  }
  if (held.length === 0) return;
  for (const order of [...held]) {
    if (owner !== null && order.owner !== owner) continue;
    if (instrument !== null && order.instrument !== instrument) continue;
    if (order.status === 'HELD') dropHeld(state, order, reason);
  }
}

/** A stop that can only reduce, or what came with the order that opened the position. */
function protects(order: KernelOrder): boolean {
  return order.isProtection || (order.reduceOnly && isStop(order.type));
}

/** While halted: whatever could still open a position and is not yet being cancelled. */
export function cancelOpenings(state: AccountState): void {
  const { working } = state.orders;
  for (let i = 0; i < working.length; i += 1) {
    const order = working[i] as KernelOrder;
    if (order.status !== 'PENDING_CANCEL' && order.openingLots > 0)
      cancelOrder(state, order, 'HALT');
  }
}

/** After a fill or a split, what was to reduce and has nothing left to is taken back, newest first. */
export function cancelSpentReducers(
  state: AccountState,
  owner: Owner,
  instrument: InstrumentState,
): void {
  const held = owner.book(instrument.index).lots;
  const { working } = state.orders;
  let reducible = Math.abs(held);
  let groups: Map<string, number> | null = null;
  for (let i = 0; i < working.length; i += 1) {
    const order = working[i] as KernelOrder;
    if (order.owner !== owner || order.instrument !== instrument) continue;
    if (order.status === 'PENDING_CANCEL') continue;
    if (!order.reduceOnly) {
      const closing = state.sizing === 'AT_FILL' ? 0 : unboundClosing(order);
      // It would open what no check has judged.
      if (closing > 0 && (held * order.sign >= 0 || closing > reducible)) {
        cancelOrder(state, order, 'REDUCE_ONLY');
      } else reducible -= closing;
      continue;
    }
    // What protects a position stays as long as any of it is left: the venue fills no more than that.
    if (order.isProtection && held * order.sign < 0) continue;
    const { ocoGroup } = order.conditions;
    // Of a group one fills: together they reduce no more than their largest.
    const counted = ocoGroup === null ? 0 : (groups?.get(ocoGroup) ?? 0);
    const more = Math.max(0, order.remainingLots - counted);
    if (held * order.sign < 0 && more <= reducible) {
      reducible -= more;
      if (ocoGroup !== null) (groups ??= new Map()).set(ocoGroup, counted + more);
    } else {
      cancelOrder(state, order, 'REDUCE_ONLY');
      if (order.isProtection) cancelParent(state, order);
    }
  }
}

/** The position that it opened is gone: what it would still open would be without protection. */
function cancelParent(state: AccountState, { conditions }: KernelOrder): void {
  const parent = state.orders.working.find(({ ref }) => ref === conditions.parentRef);
  if (parent !== undefined && parent.status !== 'PENDING_CANCEL') {
    cancelOrder(state, parent, 'OCO');
  }
}
