/** What the order ticket asks, and whether it can be sent. The server judges it again, and alone. */
import type { OrderType, PlaceOrderInput, Side, TimeInForce } from '@fiducia/sdk';
import { compareDecimals, isDecimal, signOf } from '../format/decimal.js';
import { fractionOfPercent } from '../format/percent.js';
import { hasField, mayBeEmpty } from './order-terms.js';

/** How the size is said: in units, in the account's money, or as a share of its equity. */
export const SIZINGS = ['UNITS', 'NOTIONAL', 'EQUITY'] as const;
export type Sizing = (typeof SIZINGS)[number];

/** How the distance of a trailing stop is said. */
export const TRAILS = ['PERCENT', 'AMOUNT'] as const;
export type Trail = (typeof TRAILS)[number];

export interface OrderForm {
  readonly symbol: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly sizing: Sizing;
  readonly quantity: string;
  readonly notional: string;
  readonly equityPct: string;
  readonly limit: string;
  /** Where the order wakes; the first level of a trailing stop. */
  readonly stop: string;
  readonly trail: Trail;
  readonly trailPercent: string;
  readonly trailAmount: string;
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

export type OrderField = Exclude<
  keyof OrderForm,
  'side' | 'type' | 'timeInForce' | 'sizing' | 'trail'
>;
type Fault = 'MISSING' | 'NOT_POSITIVE' | 'NOT_LESS' | 'NO_SHARE' | 'NO_NAME';
export type OrderFormErrors = Partial<Record<OrderField, Fault>>;

const ASKED = [
  'quantity',
  'notional',
  'equityPct',
  'limit',
  'stop',
  'trailPercent',
  'trailAmount',
] as const;
const OPTIONAL = ['stopLoss', 'takeProfit', 'displayQuantity'] as const;
const GROUP_NAME = /^[A-Za-z0-9_-]{1,40}$/;

export function emptyOrderForm(symbol: string): OrderForm {
  return {
    symbol,
    side: 'BUY',
    type: 'MARKET',
    timeInForce: 'GTC',
    sizing: 'UNITS',
    quantity: '',
    notional: '',
    equityPct: '',
    limit: '',
    stop: '',
    trail: 'PERCENT',
    trailPercent: '',
    trailAmount: '',
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
  for (const field of ASKED) {
    const isLeftOut = mayBeEmpty(form, field) && isEmpty(form[field]);
    note(field, isLeftOut ? undefined : faultOf(form[field]));
  }
  if (errors.equityPct === undefined && hasField(form, 'equityPct')) {
    note('equityPct', isShare(form.equityPct.trim()) ? undefined : 'NO_SHARE');
  }
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

/** Of the whole equity, and kept to nine decimals as a fraction. */
const SHARE = /^\d+(\.\d{1,7})?$/;

function isShare(percent: string): boolean {
  return SHARE.test(percent) && compareDecimals(percent, '100') <= 0;
}

/** Whoever shows all of it hides nothing; what money will buy, only the account knows. */
function icebergFault({ sizing, quantity, displayQuantity }: OrderForm): Fault | undefined {
  if (isEmpty(displayQuantity) || sizing !== 'UNITS') return undefined;
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
  const share = text('equityPct');
  return {
    idempotencyKey,
    accountId,
    symbol,
    side,
    type,
    timeInForce,
    quantity: text('quantity'),
    notional: text('notional'),
    equityFraction: share === null ? null : fractionOfPercent(share),
    limitPrice: text('limit'),
    stopPrice: text('stop'),
    trailPercent: text('trailPercent'),
    trailAmount: text('trailAmount'),
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
