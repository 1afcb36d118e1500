/** An order that a person or a program asks for: decimals become ticks and lots, or faults. */
import type { OrderRequest } from '../domain/order.js';
import { worstTicks } from '../risk/worst-price.js';
import type { AccountState } from './account-state.js';
import { cancelOrder } from './cancel-order.js';
import { dropHeld } from './held-orders.js';
import type { OrderRef } from './inputs.js';
import { unknownInstrument } from './instrument-state.js';
import { termsFault } from './order-faults.js';
import { refuse } from './refuse.js';
import { readConditions } from './request-conditions.js';
import { readPrices } from './request-prices.js';
import { readQuantity } from './request-quantity.js';
import { submitOrder } from './submit-order.js';

export function requestOrder(state: AccountState, ref: OrderRef, request: OrderRequest): void {
  if (state.orders.get(ref) !== undefined) {
    refuse(state, 'DUPLICATE_ORDER_REF', `There is already an order named ${ref}.`, ref);
    return;
  }
  const instrument =
    state.instrument(request.symbol) ?? unknownInstrument(request.symbol, state.currency);
  const { type, side, timeInForce, reduceOnly } = request;
  const sign = side === 'BUY' ? 1 : -1;
  const conditions = readConditions(state, instrument, request);
  const prices = readPrices(instrument, request, conditions.terms);
  const { limitTicks, stopTicks } = prices;
  const judgedAt = worstTicks({ type, sign, limitTicks, stopTicks }, instrument.closeTicks);
  const quantity = readQuantity(state, instrument, request.quantity, judgedAt);
  const terms = { type, timeInForce, lots: quantity.lots, limitTicks, stopTicks, reduceOnly };
  const price = prices.fault ?? conditions.fault;
  const contradiction =
    price === null && quantity.fault === null && instrument.hasPrice
      ? termsFault({
          ...terms,
          sign,
          conditions: conditions.terms,
          closeTicks: instrument.closeTicks,
          now: state.now,
        })
      : null;
  const faulty = price !== null || quantity.fault !== null || contradiction !== null;
  submitOrder(state, {
    ref,
    owner: state.manual,
    instrument,
    source: 'MANUAL',
    side,
    decidedAt: state.now,
    fractionAtFill: 0,
    conditions: conditions.terms,
    faults: faulty ? { price, quantity: quantity.fault, terms: contradiction } : null,
    ...terms,
  });
}

export function requestCancel(state: AccountState, ref: OrderRef): void {
  const order = state.orders.get(ref);
  if (order === undefined) {
    refuse(state, 'ORDER_NOT_FOUND', `There is no order named ${ref}.`, ref);
  } else if (order.status === 'HELD') {
    dropHeld(state, order, 'REQUESTED');
  } else if (order.status === 'PENDING_CANCEL') {
    refuse(state, 'CANCEL_ALREADY_PENDING', 'The venue has already been asked to cancel it.', ref);
  } else if (!order.working) {
    const status = order.status.toLowerCase().replaceAll('_', ' ');
    refuse(state, 'ORDER_NOT_WORKING', `The order is already ${status}.`, ref);
  } else cancelOrder(state, order, 'REQUESTED');
}
