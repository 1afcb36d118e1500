/** Orders that belong together: what protects a position follows it, and of a group one fills. */
import { PLAIN, protectionRefs } from '../domain/order-conditions.js';
import type { AccountState } from './account-state.js';
import { cancelOrder } from './cancel-order.js';
import { dropHeld } from './held-orders.js';
import { KernelOrder } from './kernel-order.js';
import { transition } from './order-transitions.js';

/**
 * After a fill that opened something: the stop loss and the take profit that came with the order
 * rest at the venue from this moment on, for as much as was opened. The venue was given them with
 * the order and holds them without another message; it names them by itself, as we do.
 */
export function protectFill(state: AccountState, order: KernelOrder, lots: number): void {
  const { stopLossTicks, takeProfitTicks } = order.conditions;
  if (stopLossTicks === 0 && takeProfitTicks === 0) return;
  const held = order.owner.book(order.instrument.index).lots * order.sign;
  const opened = Math.max(0, Math.min(lots, held));
  if (opened === 0) return;
  const refs = protectionRefs(order.ref);
  if (stopLossTicks > 0) protectWith(state, order, { ref: refs.stop, type: 'STOP', opened });
  if (takeProfitTicks > 0) protectWith(state, order, { ref: refs.profit, type: 'LIMIT', opened });
}

interface Leg {
  readonly ref: string;
  readonly type: 'STOP' | 'LIMIT';
  readonly opened: number;
}

function protectWith(state: AccountState, parent: KernelOrder, leg: Leg): void {
  const known = state.orders.get(leg.ref);
  if (known !== undefined) {
    if (known.working) known.lots += leg.opened;
    return;
  }
  const order = protectionOf(parent, leg);
  state.events?.initialized(order);
  order.status = transition(order.status, 'SUBMIT');
  state.orders.addWorking(order);
  state.events?.push({ order: order.ref, type: 'ORDER_SUBMITTED', with: parent.ref });
}

function protectionOf(parent: KernelOrder, { ref, type, opened }: Leg): KernelOrder {
  const { stopLossTicks, takeProfitTicks, exact } = parent.conditions;
  const prices = { limit: exact?.takeProfit ?? 0, stop: exact?.stopLoss ?? 0 };
  return new KernelOrder({
    ref,
    owner: parent.owner,
    instrument: parent.instrument,
    source: parent.source,
    side: parent.side === 'BUY' ? 'SELL' : 'BUY',
    type,
    timeInForce: 'GTC',
    lots: opened,
    limitTicks: type === 'LIMIT' ? takeProfitTicks : 0,
    stopTicks: type === 'STOP' ? stopLossTicks : 0,
    reduceOnly: true,
    decidedAt: parent.decidedAt,
    fractionAtFill: 0,
    faults: null,
    conditions: {
      ...PLAIN,
      parentRef: parent.ref,
      ocoGroup: parent.ref,
      exact: exact === null ? null : { ...prices, stopLoss: 0, takeProfit: 0 },
    },
  });
}

/**
 * After a fill: a venue that knows groups has cancelled the others before it told us; with any
 * other we ask for it. The legs of a protection shrink with each other while some is left.
 */
export function yieldSiblings(state: AccountState, order: KernelOrder, lots: number): void {
  const { ocoGroup, parentRef } = order.conditions;
  if (ocoGroup === null) return;
  for (const other of [...state.orders.working]) {
    if (other === order || other.owner !== order.owner) continue;
    const isParent = other.ref === parentRef;
    if (!isParent && other.conditions.ocoGroup !== ocoGroup) continue;
    if (parentRef !== null && !isParent) other.lots = Math.max(other.filledLots, other.lots - lots);
    const goes = isParent || parentRef === null || other.remainingLots === 0;
    if (goes && other.status !== 'PENDING_CANCEL') cancelOrder(state, other, 'OCO');
  }
  if (parentRef === null) dropHeldOf(state, order, ocoGroup);
}

/** Those of the group that wait with us, but for what this very order lets go. */
function dropHeldOf(state: AccountState, order: KernelOrder, group: string): void {
  for (const other of [...state.orders.held]) {
    const { ocoGroup, afterRef } = other.conditions;
    if (other.owner !== order.owner || ocoGroup !== group || afterRef === order.ref) continue;
    if (other.status === 'HELD') dropHeld(state, other, 'OCO');
  }
}
