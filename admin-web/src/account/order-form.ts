/** What the order ticket asks, and whether it can be sent. The server judges it again, and alone. */
import type { OrderType, PlaceOrderInput, Side, TimeInForce } from '@fiducia/sdk';
import { isDecimal, multiplyDecimals, signOf } from '../format/decimal.js';

export interface OrderForm {
  readonly symbol: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly quantity: string;
  /** The limit or the stop, by type; nothing for a market order. */
  readonly price: string;
}

export type OrderField = 'quantity' | 'price';
export type OrderFormErrors = Partial<Record<OrderField, 'MISSING' | 'NOT_POSITIVE'>>;

export function checkOrderForm(form: OrderForm): OrderFormErrors {
  const quantity = problemOf(form.quantity);
  const price = form.type === 'MARKET' ? undefined : problemOf(form.price);
  return { ...(quantity && { quantity }), ...(price && { price }) };
}

function problemOf(text: string): 'MISSING' | 'NOT_POSITIVE' | undefined {
  if (text.trim() === '') return 'MISSING';
  return isDecimal(text.trim()) && signOf(text.trim()) > 0 ? undefined : 'NOT_POSITIVE';
}

export function orderInput(
  form: OrderForm,
  accountId: string,
  idempotencyKey: string,
): PlaceOrderInput {
  const { symbol, side, type, timeInForce } = form;
  const price = form.price.trim();
  return {
    idempotencyKey,
    accountId,
    symbol,
    side,
    type,
    timeInForce,
    quantity: form.quantity.trim(),
    limitPrice: type === 'LIMIT' ? price : null,
    stopPrice: type === 'STOP' ? price : null,
  };
}

/** What the order would cost or bring, before fees; null while it cannot be said. */
export function estimatedNotional(form: OrderForm, lastPrice: string | undefined): string | null {
  const price = form.type === 'MARKET' ? lastPrice : form.price.trim();
  const quantity = form.quantity.trim();
  if (price === undefined || !isDecimal(price) || !isDecimal(quantity)) return null;
  return multiplyDecimals(quantity, price);
}
