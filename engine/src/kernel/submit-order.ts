/** From a wish to an order on its way: initialise, review, check, reserve, submit. */
import { runChecks } from '../risk/check-registry.js';
import { reviewOrder } from '../risk/order-review.js';
import type { OrderReview } from '../risk/order-review.js';
import type { AccountState } from './account-state.js';
import { KernelOrder } from './kernel-order.js';
import type { OrderTerms } from './kernel-order.js';
import { transition } from './order-transitions.js';
import { reserveForOrder } from './reservation.js';

/** Returns the order, submitted or denied. */
export function submitOrder(state: AccountState, terms: OrderTerms): KernelOrder {
  const order = new KernelOrder(terms);
  state.events?.push({
    deployment: order.owner.deploymentRef,
    order: order.ref,
    source: order.source,
    spec: order.spec,
    type: 'ORDER_INITIALIZED',
  });
  const review = reviewOrder(state, order);
  const denial = runChecks(state.checks, review);
  if (denial !== null) {
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
    return order;
  }
  send(state, order, review);
  return order;
}

function send(state: AccountState, order: KernelOrder, review: OrderReview): void {
  order.status = transition(order.status, 'SUBMIT');
  order.openingLots = review.openingLots;
  order.reserveTicks = review.ticks;
  state.orders.addWorking(order);
  reserveForOrder(state, order);
  state.events?.push({ order: order.ref, type: 'ORDER_SUBMITTED' });
  state.outgoing.push({ kind: 'SUBMIT', order });
}
