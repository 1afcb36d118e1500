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
const denied = (check: string, message = '', limit: string | null = null) =>
  new OrderDeniedError(detail('ORDER_DENIED', message, { check, limit, value: null }));
const refused = (field: string) => new InvalidInputError(detail('INVALID_INPUT', '', { field }));

describe('a refusal of an order', () => {
  it.each([
    ['QUANTITY_OFF_LOT', '', {}, 'quantity'],
    ['QUANTITY_NOT_POSITIVE', '', { sizing: 'NOTIONAL' }, 'notional'],
    ['QUANTITY_NOT_POSITIVE', '', { sizing: 'EQUITY' }, 'equityPct'],
    ['REDUCE_ONLY', '', {}, 'reduceOnly'],
    ['MAX_GROSS_EXPOSURE', '', {}, null],
    ['A_CHECK_OF_TOMORROW', 'The stop loss is strange.', {}, null],
    ['ORDER_TERMS', 'The stop loss of this order must lie below the price …', {}, 'stopLoss'],
    ['ORDER_TERMS', 'The take profit of this order must lie above …', {}, 'takeProfit'],
    ['ORDER_TERMS', 'An iceberg is a limit order that shows less …', {}, 'displayQuantity'],
    ['ORDER_TERMS', 'Only a limit order that may rest can be post-only.', {}, 'postOnly'],
    ['ORDER_TERMS', 'The order would have expired already.', { timeInForce: 'GTD' }, 'expireOn'],
    [
      'ORDER_TERMS',
      'The trail is wider than the price.',
      { type: 'TRAILING_STOP' },
      'trailPercent',
    ],
    [
      'ORDER_TERMS',
      'The trail is wider than the price.',
      { type: 'TRAILING_STOP', trail: 'AMOUNT' },
      'trailAmount',
    ],
    ['ORDER_TERMS', 'Something else does not go together.', {}, null],
    ['ORDER_TERMS', 'The trail is wider than the price.', {}, null],
  ] as const)('by %s with "%s" is about %o → %s', (check, sentence, changes, field) => {
    expect(refusedOrderField(denied(check, sentence), { ...form, ...changes })).toBe(field);
  });

  it.each([
    [{ limit: '2800.005' }, '', 'limit'],
    [{ stopLoss: '2700.001' }, '', 'stopLoss'],
    [{ displayQuantity: '0.5' }, 'What an iceberg shows is a multiple of 1.', 'displayQuantity'],
    [{}, '', null],
  ] as const)('of prices off the tick is about %o', (changes, sentence, field) => {
    const error = denied('PRICE_OFF_TICK', sentence, '0.01');
    expect(refusedOrderField(error, { ...form, ...changes })).toBe(field);
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
