/** An order that a person or a program asks for: decimals become ticks and lots, or faults. */
import { isDecimalString, parseDecimal } from '../domain/decimal.js';
import { decimalToMinorRounded } from '../domain/money.js';
import type { OrderQuantity, OrderRequest } from '../domain/order.js';
import { lotsFor, lotsForFraction } from '../risk/size-order.js';
import type { AccountState } from './account-state.js';
import { cancelOrder } from './cancel-order.js';
import type { OrderRef } from './inputs.js';
import { unknownInstrument } from './instrument-state.js';
import type { InstrumentState } from './instrument-state.js';
import { refuse } from './refuse.js';
import { submitOrder } from './submit-order.js';

export function requestOrder(state: AccountState, ref: OrderRef, request: OrderRequest): void {
  if (state.orders.get(ref) !== undefined) {
    refuse(state, 'DUPLICATE_ORDER_REF', `There is already an order named ${ref}.`, ref);
    return;
  }
  const instrument =
    state.instrument(request.symbol) ?? unknownInstrument(request.symbol, state.currency);
  const prices = readPrices(instrument, request);
  const judgedAt = prices.limitTicks || prices.stopTicks || instrument.closeTicks;
  const quantity = readQuantity(state, instrument, request.quantity, judgedAt);
  const faulty = prices.fault !== null || quantity.fault !== null;
  submitOrder(state, {
    ref,
    owner: state.manual,
    instrument,
    source: 'MANUAL',
    side: request.side,
    type: request.type,
    timeInForce: request.timeInForce,
    lots: quantity.lots,
    limitTicks: prices.limitTicks,
    stopTicks: prices.stopTicks,
    reduceOnly: request.reduceOnly,
    decidedAt: state.now,
    fractionAtFill: 0,
    faults: faulty ? { price: prices.fault, quantity: quantity.fault } : null,
  });
}

export function requestCancel(state: AccountState, ref: OrderRef): void {
  const order = state.orders.get(ref);
  if (order === undefined) {
    refuse(state, 'ORDER_NOT_FOUND', `There is no order named ${ref}.`, ref);
  } else if (order.status === 'PENDING_CANCEL') {
    refuse(state, 'CANCEL_ALREADY_PENDING', 'The venue has already been asked to cancel it.', ref);
  } else if (!order.working) {
    const status = order.status.toLowerCase().replaceAll('_', ' ');
    refuse(state, 'ORDER_NOT_WORKING', `The order is already ${status}.`, ref);
  } else cancelOrder(state, order, 'REQUESTED');
}

interface Prices {
  readonly limitTicks: number;
  readonly stopTicks: number;
  readonly fault: string | null;
}

function readPrices(instrument: InstrumentState, request: OrderRequest): Prices {
  const { type, limitPrice, stopPrice } = request;
  const wanted = type === 'LIMIT' ? limitPrice : type === 'STOP' ? stopPrice : null;
  const unwanted =
    type === 'LIMIT' ? stopPrice : type === 'STOP' ? limitPrice : (limitPrice ?? stopPrice);
  const none = { limitTicks: 0, stopTicks: 0 };
  const name = type.toLowerCase();
  if (unwanted !== null) return { ...none, fault: `A ${name} order does not have that price.` };
  if (type === 'MARKET') return { ...none, fault: null };
  if (wanted === null) return { ...none, fault: `A ${name} order needs a ${name} price.` };
  const { tickSize } = instrument.spec;
  const shown = wanted.slice(0, 40);
  const ticks = isDecimalString(wanted) ? instrument.scale.priceToTicks(wanted) : null;
  if (ticks === null || ticks <= 0) {
    return {
      ...none,
      fault: `${shown} is not a price of this instrument: use a multiple of ${tickSize}.`,
    };
  }
  return type === 'LIMIT'
    ? { limitTicks: ticks, stopTicks: 0, fault: null }
    : { limitTicks: 0, stopTicks: ticks, fault: null };
}

interface Quantity {
  readonly lots: number;
  /** The quantity as it was asked for, when it is not one. */
  readonly fault: string | null;
}

function readQuantity(
  state: AccountState,
  instrument: InstrumentState,
  quantity: OrderQuantity,
  ticks: number,
): Quantity {
  if ('units' in quantity) {
    const { units } = quantity;
    const shown = units.slice(0, 40);
    const lots = isDecimalString(units) ? instrument.scale.quantityToLots(units) : null;
    return lots === null ? { lots: 0, fault: shown } : { lots, fault: null };
  }
  if ('notional' in quantity) {
    const { notional } = quantity;
    const shown = notional.slice(0, 40);
    if (!isDecimalString(notional)) return { lots: 0, fault: shown };
    const budget = decimalToMinorRounded(notional, state.currency);
    return { lots: lotsFor(budget, instrument, ticks, false), fault: null };
  }
  const { equityFraction } = quantity;
  const fraction = fractionOf(equityFraction);
  if (fraction === null) return { lots: 0, fault: equityFraction.slice(0, 40) };
  return { lots: lotsForFraction(state, state.manual, instrument, ticks, fraction), fault: null };
}

/** A share of equity has at most nine decimals; null when the text is not one. */
function fractionOf(text: string): number | null {
  if (!isDecimalString(text) || parseDecimal(text).scale > 9) return null;
  const fraction = Number(text);
  return fraction > 0 && fraction <= 1 ? fraction : null;
}
