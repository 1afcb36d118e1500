/** Which field of the ticket the server's refusal is about; null when it is the order as a whole. */
import { InvalidInputError, OrderDeniedError } from '@fiducia/sdk';
import { isDecimal, isMultipleOf } from '../format/decimal.js';
import type { OrderField, OrderForm } from './order-form.js';
import { SIZE_FIELDS } from './order-size.js';
import { hasField } from './order-terms.js';

const TRAIL_FIELDS = { PERCENT: 'trailPercent', AMOUNT: 'trailAmount' } as const;

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
  stopLoss: 'stopLoss',
  takeProfit: 'takeProfit',
  displayQuantity: 'displayQuantity',
  ocoGroup: 'ocoGroup',
  afterOrderId: 'afterOrderId',
};

/** Checks that judge one field alone. A limit of the account is about the order as a whole. */
const CHECKED_FIELDS: Readonly<Record<string, OrderField | 'SIZE'>> = {
  INSTRUMENT_UNKNOWN: 'symbol',
  NO_PRICE: 'symbol',
  QUANTITY_OFF_LOT: 'SIZE',
  QUANTITY_NOT_POSITIVE: 'SIZE',
  REDUCE_ONLY: 'reduceOnly',
};

/** What covers many fields and names none: its sentence says what it is about. */
const SPOKEN_OF: readonly (readonly [RegExp, OrderField | 'TRAIL'])[] = [
  [/stop loss/i, 'stopLoss'],
  [/take profit/i, 'takeProfit'],
  [/iceberg/i, 'displayQuantity'],
  [/post-only/i, 'postOnly'],
  [/\btrail/i, 'TRAIL'],
  [/\bexpir/i, 'expireOn'],
];

const PRICES = ['limit', 'stop', 'stopLoss', 'takeProfit', 'trailAmount'] as const;

export function refusedOrderField(error: unknown, form: OrderForm): OrderField | null {
  const found = fieldOf(error, form);
  // What is said in one of several ways stands where this form says it.
  const field =
    found === 'SIZE'
      ? SIZE_FIELDS[form.sizing]
      : found === 'TRAIL'
        ? TRAIL_FIELDS[form.trail]
        : found;
  return field !== null && hasField(form, field) ? field : null;
}

type Found = OrderField | 'SIZE' | 'TRAIL' | null;

function fieldOf(error: unknown, form: OrderForm): Found {
  if (error instanceof InvalidInputError) return INPUT_FIELDS[error.field ?? ''] ?? null;
  if (!(error instanceof OrderDeniedError)) return null;
  const { check, limit, message } = error;
  if (check === 'PRICE_OFF_TICK') return priceOff(form, limit) ?? spokenOf(message);
  if (check === 'ORDER_TERMS') return spokenOf(message);
  return CHECKED_FIELDS[check ?? ''] ?? null;
}

/** The check tells the tick; the first price that is no multiple of it is the one it met. */
function priceOff(form: OrderForm, tick: string | null | undefined): OrderField | null {
  return PRICES.find((field) => hasField(form, field) && isOff(form[field], tick)) ?? null;
}

function isOff(price: string, tick: string | null | undefined): boolean {
  const text = price.trim();
  return typeof tick === 'string' && isDecimal(text) && !isMultipleOf(text, tick);
}

function spokenOf(sentence: string): Found {
  return SPOKEN_OF.find(([words]) => words.test(sentence))?.[1] ?? null;
}
