/** Which field of the ticket the server's refusal is about; null when it is the order as a whole. */
import { InvalidInputError, OrderDeniedError } from '@fiducia/sdk';
import type { OrderField, OrderForm } from './order-form.js';
import { hasField } from './order-terms.js';

/** Fields of the API that have another name here, or the same. */
const INPUT_FIELDS: Readonly<Record<string, OrderField>> = {
  symbol: 'symbol',
  quantity: 'quantity',
  notional: 'notional',
  equityFraction: 'equityPct',
  limitPrice: 'limit',
  stopPrice: 'stop',
  trailPercent: 'trailPercent',
  trailAmount: 'trailAmount',
  expireAt: 'expireOn',
  postOnly: 'postOnly',
  reduceOnly: 'reduceOnly',
  stopLoss: 'stopLoss',
  takeProfit: 'takeProfit',
  displayQuantity: 'displayQuantity',
  ocoGroup: 'ocoGroup',
  afterOrderId: 'afterOrderId',
};

/** Limits of the account are about the order as a whole, and stand above it with their figures. */
const ACCOUNT_LIMITS: readonly string[] = [
  'SHORT_NOT_ALLOWED',
  'MAX_ORDER_UNITS',
  'MAX_ORDER_NOTIONAL',
  'MAX_ORDER_NOTIONAL_PCT',
  'MAX_GROSS_EXPOSURE',
  'INSUFFICIENT_FUNDS',
];

export function refusedOrderField(error: unknown, form: OrderForm): OrderField | null {
  if (!(error instanceof InvalidInputError || error instanceof OrderDeniedError)) return null;
  if (error instanceof OrderDeniedError && ACCOUNT_LIMITS.includes(error.check ?? '')) return null;
  const field = INPUT_FIELDS[error.field ?? ''] ?? null;
  return field !== null && hasField(form, field) ? field : null;
}
