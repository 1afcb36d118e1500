/** From a wish to an order on its way: initialise, review, check, reserve, submit. */
import { MAX_WORKING_ORDERS, workingOrders } from '../risk/checks/working-orders.js';
import { runChecks } from '../risk/check-registry.js';
import type { DeniedBy } from '../risk/check-registry.js';
import { reviewOrder } from '../risk/order-review.js';
import type { OrderReview } from '../risk/order-review.js';
import type { AccountState } from './account-state.js';
import { dropHeld, dropHeldFor } from './held-orders.js';
import { KernelOrder } from './kernel-order.js';
import type { OrderTerms } from './kernel-order.js';
import { transition } from './order-transitions.js';
import { reserveForOrder } from './reservation.js';
import { settleTerms } from './settle-terms.js';

/** Returns the order: submitted, denied, or held until the order before it has filled. */
export function submitOrder(state: AccountState, terms: OrderTerms): KernelOrder {
  const order = new KernelOrder(terms);
  const isHeld = waitsFor(state, order);
  if (!isHeld) settleTerms(state, order);
  state.events?.initialized(order);
  if (isHeld) holdBack(state, order);
  else judge(state, order);
  return order;
}

/** The order before it has filled: what it may do is judged by what the account holds now. */
export function submitHeld(state: AccountState, order: KernelOrder): void {
  if (settleTerms(state, order)) {
    state.events?.push({
      filledQuantity: '0',
      order: order.ref,
      reason: 'RELEASE',
      spec: order.spec,
      type: 'ORDER_ADJUSTED',
    });
  }
  judge(state, order);
}

function judge(state: AccountState, order: KernelOrder): void {
  const review = reviewOrder(state, order);
  const denial = runChecks(state.checks, review);
  if (denial === null) send(state, order, review);
  else deny(state, order, denial);
}

function deny(state: AccountState, order: KernelOrder, denial: DeniedBy): void {
  order.status = transition(order.status, 'DENY');
  state.orders.addFinished(order);
  state.events?.push({
    check: denial.code,
    limit: denial.limit,
    order: order.ref,
    sentence: denial.sentence,
    type: 'ORDER_DENIED',
    value: denial.value,
  });
  dropHeldFor(state, order);
}

/**
 * What waits for an order that has filled already is not held: it is judged like any other. Nor is
 * what can only be denied, whatever happens meanwhile.
 */
function waitsFor({ orders }: AccountState, order: KernelOrder): boolean {
  const { afterRef } = order.conditions;
  if (afterRef === null || order.faults !== null || !order.instrument.known) return false;
  return orders.get(afterRef)?.status !== 'FILLED';
}

function holdBack(state: AccountState, order: KernelOrder): void {
  const { afterRef } = order.conditions;
  if (afterRef === null) return;
  const { held } = state.orders;
  if (held.length >= MAX_HELD_ORDERS) return deny(state, order, tooManyHeld(held.length));
  const first = state.orders.get(afterRef);
  order.status = transition(order.status, 'HOLD');
  held.push(order);
  state.events?.push({ after: afterRef, order: order.ref, type: 'ORDER_HELD' });
  if (first === undefined || !(first.working || first.status === 'HELD')) {
    dropHeld(state, order, 'PARENT_ENDED');
  }
}

/** Nothing at the venue bounds them. */
const MAX_HELD_ORDERS = MAX_WORKING_ORDERS;

function tooManyHeld(count: number): DeniedBy {
  return {
    code: workingOrders.code,
    sentence: `${count} orders wait for others, which is the most; cancel some first.`,
    value: String(count),
    limit: String(MAX_HELD_ORDERS),
  };
}

function send(state: AccountState, order: KernelOrder, review: OrderReview): void {
  const wasHeld = order.status === 'HELD';
  order.status = transition(order.status, 'SUBMIT');
  order.openingLots = review.openingLots;
  order.reserveTicks = review.ticks;
  order.reserveRateTicks = order.instrument.rateTicksAt(review.ticks);
  state.orders.addWorking(order);
  reserveForOrder(state, order);
  if (wasHeld) {
    const held = { source: order.source, spec: order.spec };
    state.events?.push({ held, order: order.ref, type: 'ORDER_SUBMITTED' });
  } else state.events?.submitted(order);
  state.outgoing.push({ kind: 'SUBMIT', order });
}
