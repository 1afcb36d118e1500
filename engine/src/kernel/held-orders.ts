/** Orders that wait, with us, for another to fill: nothing is reserved and nothing is sent. */
import type { AccountState } from './account-state.js';
import type { KernelOrder } from './kernel-order.js';
import { transition } from './order-transitions.js';

export type DropReason =
  | 'PARENT_ENDED'
  | 'REQUESTED'
  | 'STRATEGY'
  | 'HALT'
  | 'DEPLOYMENT_ENDED'
  | 'RUN_RESTARTED'
  | 'OCO'
  | 'SPLIT';

/** Takes out those that waited for `first`, in the order in which they were given. */
export function takeHeldFor(state: AccountState, first: KernelOrder): readonly KernelOrder[] {
  const { held } = state.orders;
  if (held.length === 0) return NONE;
  const waiting = held.filter(({ conditions }) => conditions.afterRef === first.ref);
  for (const order of waiting) held.splice(held.indexOf(order), 1);
  return waiting;
}

const NONE: readonly KernelOrder[] = [];

export function dropHeld(state: AccountState, order: KernelOrder, reason: DropReason): void {
  const { held } = state.orders;
  const index = held.indexOf(order);
  if (index >= 0) held.splice(index, 1);
  order.status = transition(order.status, 'CANCEL');
  state.orders.addFinished(order);
  state.events?.push({ order: order.ref, reason, type: 'ORDER_CANCELED' });
  dropHeldFor(state, order);
}

/** `first` has come to nothing, and with it what waited for it. */
export function dropHeldFor(state: AccountState, first: KernelOrder): void {
  if (state.orders.held.length === 0) return;
  for (const order of takeHeldFor(state, first)) dropHeld(state, order, 'PARENT_ENDED');
}
