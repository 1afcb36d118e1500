/** A refusal stands beside the field that it is about, and beside none when it is about the whole. */
import { InvalidInputError, OrderDeniedError } from '@fiducia/sdk';
import { describe, expect, it } from 'vitest';
import { emptyOrderForm } from './order-form.js';
import type { OrderForm } from './order-form.js';
import { refusedOrderField } from './order-refusal.js';

const form: OrderForm = { ...emptyOrderForm('SP500'), type: 'LIMIT', quantity: '2', limit: '2800' };

type ErrorDetail = ConstructorParameters<typeof OrderDeniedError>[0];

const detail = (code: string, message: string, fields: ErrorDetail['fields']): ErrorDetail => ({
  code,
  message,
  fields,
  requestId: null,
  retryable: false,
});
const denied = (check: string, field: string | null) =>
  new OrderDeniedError(detail('ORDER_DENIED', '', { check, field, limit: null, value: null }));
const refused = (field: string) => new InvalidInputError(detail('INVALID_INPUT', '', { field }));

describe('a refusal of an order', () => {
  it.each([
    ['QUANTITY_OFF_LOT', 'quantity', {}, 'quantity'],
    ['QUANTITY_NOT_POSITIVE', 'notional', { sizing: 'NOTIONAL' }, 'notional'],
    ['QUANTITY_NOT_POSITIVE', 'equityFraction', { sizing: 'EQUITY' }, 'equityPct'],
    ['REDUCE_ONLY', 'quantity', {}, 'quantity'],
    ['PRICE_OFF_TICK', 'limitPrice', {}, 'limit'],
    ['PRICE_OFF_TICK', 'displayQuantity', { displayQuantity: '0.5' }, 'displayQuantity'],
    ['ORDER_TERMS', 'stopLoss', {}, 'stopLoss'],
    ['ORDER_TERMS', 'takeProfit', {}, 'takeProfit'],
    ['ORDER_TERMS', 'postOnly', {}, 'postOnly'],
    ['ORDER_TERMS', 'expireAt', { timeInForce: 'GTD' }, 'expireOn'],
    ['ORDER_TERMS', 'trailPercent', { type: 'TRAILING_STOP' }, 'trailPercent'],
    ['ORDER_TERMS', 'trailAmount', { type: 'TRAILING_STOP', trail: 'AMOUNT' }, 'trailAmount'],
    ['ORDER_TERMS', 'trailPercent', {}, null],
    ['ORDER_TERMS', 'timeInForce', {}, null],
    ['MAX_GROSS_EXPOSURE', 'quantity', {}, null],
    ['DUPLICATE_ORDER', null, {}, null],
    ['A_CHECK_OF_TOMORROW', 'aFieldOfTomorrow', {}, null],
  ] as const)('by %s that names %s stands, with %o, at %s', (check, input, changes, field) => {
    expect(refusedOrderField(denied(check, input), { ...form, ...changes })).toBe(field);
  });

  it.each([
    ['limitPrice', 'limit'],
    ['afterOrderId', 'afterOrderId'],
    ['notional', null],
    ['equityFraction', null],
    ['trailAmount', null],
    ['stopPrice', null],
  ])('that names the input field %s stands at %s', (input, field) => {
    expect(refusedOrderField(refused(input), form)).toBe(field);
  });

  it('that is no refusal stands nowhere', () => {
    expect(refusedOrderField(new Error('offline'), form)).toBeNull();
  });
});
