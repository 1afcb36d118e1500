/** What the order ticket asks, and whether it can be sent. The server judges it again, and alone. */
import type { OrderType, PlaceOrderInput, Side, TimeInForce } from '@fiducia/sdk';
import { compareDecimals, isDecimal, multiplyDecimals, signOf } from '../format/decimal.js';
import { hasField } from './order-terms.js';

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
  readonly reduceOnly: boolean;
  readonly postOnly: boolean;
  /** What the book shows of an iceberg; nothing when it shows all of it. */
  readonly displayQuantity: string;
  /** A fill of one order of the group cancels the others. */
  readonly ocoGroup: string;
  /** The order that has to fill first; nothing when this one goes out at once. */
  readonly afterOrderId: string;
}

export type OrderField = Exclude<keyof OrderForm, 'side' | 'type' | 'timeInForce'>;
type Fault = 'MISSING' | 'NOT_POSITIVE' | 'NOT_LESS' | 'NO_NAME';
export type OrderFormErrors = Partial<Record<OrderField, Fault>>;

const ASKED = ['quantity', 'limit', 'stop', 'trailPercent'] as const;
const OPTIONAL = ['stopLoss', 'takeProfit', 'displayQuantity'] as const;
const GROUP_NAME = /^[A-Za-z0-9_-]{1,40}$/;

export function emptyOrderForm(symbol: string): OrderForm {
  return {
    symbol,
    side: 'BUY',
    type: 'MARKET',
    timeInForce: 'GTC',
    quantity: '',
    limit: '',
    stop: '',
    trailPercent: '',
    expireOn: '',
    stopLoss: '',
    takeProfit: '',
    reduceOnly: false,
    postOnly: false,
    displayQuantity: '',
    ocoGroup: '',
    afterOrderId: '',
  };
}

export function checkOrderForm(form: OrderForm): OrderFormErrors {
  const errors: OrderFormErrors = {};
  const note = (field: OrderField, fault: Fault | undefined): void => {
    if (fault !== undefined && hasField(form, field)) errors[field] = fault;
  };
  for (const field of ASKED) note(field, faultOf(form[field]));
  for (const field of OPTIONAL)
    note(field, isEmpty(form[field]) ? undefined : faultOf(form[field]));
  note('expireOn', form.expireOn === '' ? 'MISSING' : undefined);
  if (errors.quantity === undefined && errors.displayQuantity === undefined) {
    note('displayQuantity', icebergFault(form));
  }
  const group = form.ocoGroup.trim();
  note('ocoGroup', group === '' || GROUP_NAME.test(group) ? undefined : 'NO_NAME');
  return errors;
}

function isEmpty(text: string): boolean {
  return text.trim() === '';
}

function faultOf(text: string): Fault | undefined {
  if (isEmpty(text)) return 'MISSING';
  return isDecimal(text.trim()) && signOf(text.trim()) > 0 ? undefined : 'NOT_POSITIVE';
}

/** Whoever shows all of it hides nothing. */
function icebergFault({ quantity, displayQuantity }: OrderForm): Fault | undefined {
  if (isEmpty(displayQuantity)) return undefined;
  return compareDecimals(displayQuantity.trim(), quantity.trim()) < 0 ? undefined : 'NOT_LESS';
}

export function orderInput(
  form: OrderForm,
  accountId: string,
  idempotencyKey: string,
): PlaceOrderInput {
  const { symbol, side, type, timeInForce } = form;
  const text = (field: Exclude<OrderField, 'reduceOnly' | 'postOnly'>): string | null =>
    hasField(form, field) && !isEmpty(form[field]) ? form[field].trim() : null;
  return {
    idempotencyKey,
    accountId,
    symbol,
    side,
    type,
    timeInForce,
    quantity: form.quantity.trim(),
    limitPrice: text('limit'),
    stopPrice: text('stop'),
    trailPercent: text('trailPercent'),
    // Good for the whole of the day that was chosen, in market time.
    expireAt: hasField(form, 'expireOn') ? `${form.expireOn}T23:59:59.999Z` : null,
    stopLoss: text('stopLoss'),
    takeProfit: text('takeProfit'),
    reduceOnly: form.reduceOnly,
    postOnly: form.postOnly && hasField(form, 'postOnly'),
    displayQuantity: text('displayQuantity'),
    ocoGroup: text('ocoGroup'),
    afterOrderId: text('afterOrderId'),
  };
}

/** What the order would cost or bring, before fees; null while it cannot be said. */
export function estimatedNotional(form: OrderForm, lastPrice: string | undefined): string | null {
  const own = hasField(form, 'limit') ? form.limit : hasField(form, 'stop') ? form.stop : null;
  const price = own === null ? lastPrice : own.trim();
  const quantity = form.quantity.trim();
  if (price === undefined || !isDecimal(price) || !isDecimal(quantity)) return null;
  return multiplyDecimals(quantity, price);
}
