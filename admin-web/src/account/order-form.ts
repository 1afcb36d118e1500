/** What the order ticket asks, and whether it can be sent. The server judges it again, and alone. */
import type { OrderType, PlaceOrderInput, Side, TimeInForce } from '@fiducia/sdk';
import { isDecimal, multiplyDecimals, signOf } from '../format/decimal.js';

export interface OrderForm {
  readonly symbol: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly quantity: string;
  readonly limit: string;
  /** Where the order wakes. */
  readonly stop: string;
  readonly trailPercent: string;
  /** A day, for an order that is good till a date. */
  readonly expireOn: string;
  /** Protection of what the order opens; nothing when there is to be none. */
  readonly stopLoss: string;
  readonly takeProfit: string;
}

export type OrderField =
  'quantity' | 'limit' | 'stop' | 'trailPercent' | 'expireOn' | 'stopLoss' | 'takeProfit';
export type OrderFormErrors = Partial<Record<OrderField, 'MISSING' | 'NOT_POSITIVE'>>;

/** What each type asks for beside the quantity, and how long it may stay: the first is the usual. */
const TYPES: Readonly<
  Record<
    OrderType,
    { readonly asks: readonly OrderField[]; readonly times: readonly TimeInForce[] }
  >
> = {
  MARKET: { asks: [], times: ['GTC', 'DAY', 'IOC', 'FOK', 'GTD', 'OPG', 'CLS'] },
  LIMIT: { asks: ['limit'], times: ['GTC', 'DAY', 'IOC', 'FOK', 'GTD', 'OPG', 'CLS'] },
  STOP: { asks: ['stop'], times: ['GTC', 'DAY', 'GTD'] },
  STOP_LIMIT: { asks: ['stop', 'limit'], times: ['GTC', 'DAY', 'GTD'] },
  TRAILING_STOP: { asks: ['trailPercent'], times: ['GTC', 'DAY', 'GTD'] },
  LIMIT_IF_TOUCHED: { asks: ['stop', 'limit'], times: ['GTC', 'DAY', 'GTD'] },
  MARKET_ON_OPEN: { asks: [], times: ['OPG'] },
  MARKET_ON_CLOSE: { asks: [], times: ['CLS'] },
};

export const ORDER_TYPES = Object.keys(TYPES) as readonly OrderType[];

export function timesInForceOf(type: OrderType): readonly TimeInForce[] {
  return TYPES[type].times;
}

export function asksFor(form: OrderForm, field: OrderField): boolean {
  if (field === 'expireOn') return form.timeInForce === 'GTD';
  return TYPES[form.type].asks.includes(field);
}

/** A type that cannot stay as long as the one before takes its own usual time. */
export function withType(form: OrderForm, type: OrderType): Partial<OrderForm> {
  const times = timesInForceOf(type);
  const timeInForce = times.includes(form.timeInForce) ? form.timeInForce : times[0];
  return timeInForce === undefined ? { type } : { type, timeInForce };
}

export function checkOrderForm(form: OrderForm): OrderFormErrors {
  const errors: OrderFormErrors = {};
  for (const field of ['quantity', 'limit', 'stop', 'trailPercent'] as const) {
    if (field !== 'quantity' && !asksFor(form, field)) continue;
    const problem = problemOf(form[field]);
    if (problem !== undefined) errors[field] = problem;
  }
  for (const field of ['stopLoss', 'takeProfit'] as const) {
    const problem = form[field].trim() === '' ? undefined : problemOf(form[field]);
    if (problem !== undefined) errors[field] = problem;
  }
  if (asksFor(form, 'expireOn') && form.expireOn === '') errors.expireOn = 'MISSING';
  return errors;
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
  const asked = (field: 'limit' | 'stop' | 'trailPercent'): string | null =>
    asksFor(form, field) ? form[field].trim() : null;
  const optional = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    idempotencyKey,
    accountId,
    symbol,
    side,
    type,
    timeInForce,
    quantity: form.quantity.trim(),
    limitPrice: asked('limit'),
    stopPrice: asked('stop'),
    trailPercent: asked('trailPercent'),
    // Good for the whole of the day that was chosen, in market time.
    expireAt: asksFor(form, 'expireOn') ? `${form.expireOn}T23:59:59.999Z` : null,
    stopLoss: optional(form.stopLoss),
    takeProfit: optional(form.takeProfit),
  };
}

/** What the order would cost or bring, before fees; null while it cannot be said. */
export function estimatedNotional(form: OrderForm, lastPrice: string | undefined): string | null {
  const own = asksFor(form, 'limit') ? form.limit : asksFor(form, 'stop') ? form.stop : null;
  const price = own === null ? lastPrice : own.trim();
  const quantity = form.quantity.trim();
  if (price === undefined || !isDecimal(price) || !isDecimal(quantity)) return null;
  return multiplyDecimals(quantity, price);
}
