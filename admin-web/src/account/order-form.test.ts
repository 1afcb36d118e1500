/** The ticket sends exactly what was typed, and refuses what no venue takes. */
import { describe, expect, it } from 'vitest';
import type { OrderForm } from './order-form.js';
import { checkOrderForm, estimatedNotional, orderInput } from './order-form.js';

const form: OrderForm = {
  symbol: 'SP500',
  side: 'BUY',
  type: 'LIMIT',
  timeInForce: 'GTC',
  quantity: '2',
  price: '2874.56',
};

describe('the order ticket', () => {
  it.each([
    ['a complete limit order', {}, {}],
    ['no quantity', { quantity: ' ' }, { quantity: 'MISSING' }],
    ['zero', { quantity: '0.00' }, { quantity: 'NOT_POSITIVE' }],
    ['a negative price', { price: '-1' }, { price: 'NOT_POSITIVE' }],
    [
      'words',
      { quantity: '1e9', price: 'NaN' },
      { quantity: 'NOT_POSITIVE', price: 'NOT_POSITIVE' },
    ],
    ['a market order without a price', { type: 'MARKET', price: '' }, {}],
  ] as const)('judges %s', (_, changes, expected) => {
    expect(checkOrderForm({ ...form, ...changes })).toEqual(expected);
  });

  it.each([
    ['LIMIT', '2874.56', null],
    ['STOP', null, '2874.56'],
    ['MARKET', null, null],
  ] as const)('sends the price of a %s order in its own field', (type, limitPrice, stopPrice) => {
    const input = orderInput({ ...form, type }, 'acc_1', 'key');
    expect(input).toMatchObject({ quantity: '2', limitPrice, stopPrice, idempotencyKey: 'key' });
  });

  it('estimates without a rounding error', () => {
    expect(estimatedNotional({ ...form, quantity: '3', price: '0.1' }, undefined)).toBe('0.3');
    expect(estimatedNotional({ ...form, type: 'MARKET' }, undefined)).toBeNull();
    expect(estimatedNotional({ ...form, type: 'MARKET' }, '10.5')).toBe('21.0');
  });
});
