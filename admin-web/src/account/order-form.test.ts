/** The ticket sends exactly what was typed, and refuses what no venue takes. */
import { describe, expect, it } from 'vitest';
import type { OrderForm } from './order-form.js';
import { checkOrderForm, emptyOrderForm, orderInput } from './order-form.js';
import { withType } from './order-terms.js';

const form: OrderForm = {
  ...emptyOrderForm('SP500'),
  type: 'LIMIT',
  quantity: '2',
  limit: '2874.56',
  stop: '2800',
  trailPercent: '2.5',
  expireOn: '2026-03-31',
};

describe('the order ticket', () => {
  it.each([
    ['a complete limit order', {}, {}],
    ['no quantity', { quantity: ' ' }, { quantity: 'MISSING' }],
    ['zero', { quantity: '0.00' }, { quantity: 'NOT_POSITIVE' }],
    ['a negative price', { limit: '-1' }, { limit: 'NOT_POSITIVE' }],
    ['a date that is missing', { timeInForce: 'GTD', expireOn: '' }, { expireOn: 'MISSING' }],
    ['protection in words', { stopLoss: 'low' }, { stopLoss: 'NOT_POSITIVE' }],
    ['a stop limit without its stop', { type: 'STOP_LIMIT', stop: '' }, { stop: 'MISSING' }],
    [
      'words',
      { quantity: '1e9', limit: 'NaN' },
      { quantity: 'NOT_POSITIVE', limit: 'NOT_POSITIVE' },
    ],
    ['an iceberg that shows less', { displayQuantity: '1' }, {}],
    ['one that shows all of it', { displayQuantity: '2.0' }, { displayQuantity: 'NOT_LESS' }],
    ['one that shows a word', { displayQuantity: 'some' }, { displayQuantity: 'NOT_POSITIVE' }],
    ['an iceberg of another type', { type: 'STOP', displayQuantity: '5' }, {}],
    ['a group', { ocoGroup: ' exit-1 ' }, {}],
    ['a group in a sentence', { ocoGroup: 'my exits' }, { ocoGroup: 'NO_NAME' }],
    ['protection of what opens nothing', { reduceOnly: true, stopLoss: 'low' }, {}],
    ['a market order without a price', { type: 'MARKET', limit: '' }, {}],
    ['an amount', { sizing: 'NOTIONAL', quantity: '', notional: '2500' }, {}],
    ['no amount', { sizing: 'NOTIONAL' }, { notional: 'MISSING' }],
    ['all of the equity', { sizing: 'EQUITY', quantity: '', equityPct: '100' }, {}],
    ['more than all', { sizing: 'EQUITY', equityPct: '100.01' }, { equityPct: 'NO_SHARE' }],
    ['no share at all', { sizing: 'EQUITY', equityPct: '0' }, { equityPct: 'NOT_POSITIVE' }],
    ['too fine a share', { sizing: 'EQUITY', equityPct: '0.12345678' }, { equityPct: 'NO_SHARE' }],
    ['an iceberg of an amount', { sizing: 'NOTIONAL', notional: '9', displayQuantity: '50' }, {}],
    [
      'a trail in words',
      { type: 'TRAILING_STOP', trailPercent: 'x' },
      { trailPercent: 'NOT_POSITIVE' },
    ],
    ['a trail from the last close', { type: 'TRAILING_STOP', stop: ' ' }, {}],
    ['a first level in words', { type: 'TRAILING_STOP', stop: 'x' }, { stop: 'NOT_POSITIVE' }],
    ['no trail', { type: 'TRAILING_STOP', trail: 'AMOUNT' }, { trailAmount: 'MISSING' }],
  ] as const)('judges %s', (_, changes, expected) => {
    expect(checkOrderForm({ ...form, ...changes })).toEqual(expected);
  });

  it.each([
    ['LIMIT', '2874.56', null, null],
    ['STOP', null, '2800', null],
    ['STOP_LIMIT', '2874.56', '2800', null],
    ['TRAILING_STOP', null, '2800', '2.5'],
    ['MARKET', null, null, null],
  ] as const)(
    'sends what a %s order has, and nothing that an earlier choice left behind',
    (type, limitPrice, stopPrice, trailPercent) => {
      const input = orderInput({ ...form, type }, 'acc_1', 'key');
      expect(input).toMatchObject({ quantity: '2', limitPrice, stopPrice, trailPercent });
      expect(input).toMatchObject({ idempotencyKey: 'key', expireAt: null, stopLoss: null });
    },
  );

  const RARE = { postOnly: true, displayQuantity: '1', stopLoss: '2800', takeProfit: '2900' };
  it.each([
    ['a limit order', {}, { postOnly: true, displayQuantity: '1', stopLoss: '2800' }],
    ['one that fills at once', { timeInForce: 'IOC' }, { postOnly: false, displayQuantity: null }],
    ['a stop limit', { type: 'STOP_LIMIT' }, { postOnly: false, displayQuantity: '1' }],
    ['a market order', { type: 'MARKET' }, { postOnly: false, displayQuantity: null }],
    [
      'one that only reduces',
      { reduceOnly: true },
      { reduceOnly: true, stopLoss: null, takeProfit: null },
    ],
    ['one of a group', { ocoGroup: ' exits ' }, { ocoGroup: 'exits', afterOrderId: null }],
    ['one after another', { afterOrderId: 'ord_1' }, { ocoGroup: null, afterOrderId: 'ord_1' }],
  ] as const)('sends of %s what it may have', (_, changes, expected) => {
    expect(orderInput({ ...form, ...RARE, ...changes }, 'acc_1', 'key')).toMatchObject(expected);
  });

  const SIZES = { quantity: '2', notional: ' 2500.50 ', equityPct: '2.5' };
  it.each([
    ['UNITS', ['2', null, null]],
    ['NOTIONAL', [null, '2500.50', null]],
    ['EQUITY', [null, null, '0.025']],
  ] as const)('sends one size alone: in %s', (sizing, expected) => {
    const input = orderInput({ ...form, ...SIZES, sizing }, 'acc_1', 'key');
    expect([input.quantity, input.notional, input.equityFraction]).toEqual(expected);
  });

  it.each([
    ['PERCENT', ['2.5', null]],
    ['AMOUNT', [null, '12.50']],
  ] as const)('sends one trail alone: in %s', (trail, expected) => {
    const trailing = { ...form, type: 'TRAILING_STOP', trail, trailAmount: '12.50' } as const;
    const input = orderInput(trailing, 'acc_1', 'key');
    expect([input.trailPercent, input.trailAmount]).toEqual(expected);
    const limit = orderInput({ ...trailing, type: 'LIMIT' }, 'acc_1', 'key');
    expect([limit.trailPercent, limit.trailAmount]).toEqual([null, null]);
  });

  it('keeps an order good for the whole of its last day', () => {
    const input = orderInput({ ...form, timeInForce: 'GTD' }, 'acc_1', 'key');
    expect(input.expireAt).toBe('2026-03-31T23:59:59.999Z');
  });

  it('gives a type its usual time when it cannot stay as long as the one before', () => {
    expect(withType(form, 'MARKET_ON_CLOSE')).toEqual({
      type: 'MARKET_ON_CLOSE',
      timeInForce: 'CLS',
    });
    expect(withType({ ...form, timeInForce: 'DAY' }, 'STOP').timeInForce).toBe('DAY');
  });
});
