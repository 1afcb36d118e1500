/** The ticket judges an order at the price at which the server does. */
import { describe, expect, it } from 'vitest';
import { judgedPrice } from './judged-price.js';
import type { OrderForm } from './order-form.js';
import { emptyOrderForm } from './order-form.js';

const trailing: Partial<OrderForm> = { type: 'TRAILING_STOP', trailPercent: '5' };
const byAmount: Partial<OrderForm> = { ...trailing, trail: 'AMOUNT', trailAmount: '2.5' };
const touched: Partial<OrderForm> = { type: 'LIMIT_IF_TOUCHED', stop: '104', limit: '106' };

describe('an order is judged', () => {
  it.each<readonly [string, Partial<OrderForm>, string | null, string | null]>([
    ['at the market', {}, '100', '100'],
    ['when it buys, at its limit', { type: 'LIMIT', limit: '90' }, '90', '100'],
    ['when it sells, at its limit above the market', { type: 'LIMIT', limit: '110' }, '110', '110'],
    ['at a stop that lies ahead', { type: 'STOP', stop: '105' }, '105', '100'],
    ['at the market when its stop is reached', { type: 'STOP', stop: '95' }, '100', '95'],
    ['at the limit behind its stop', { type: 'STOP_LIMIT', stop: '95', limit: '94' }, '94', '95'],
    ['at what wakes it', touched, '106', '106'],
    ['one trail from the last close', trailing, '105.00', '100'],
    ['one amount from the last close', byAmount, '102.5', '100'],
    ['at the first level of its trail', { ...byAmount, stop: '103' }, '103', '100'],
    ['not without its trail', { ...trailing, trailPercent: '' }, null, '100'],
    ['not without its stop', { type: 'STOP', stop: '' }, null, null],
    ['not at words', { type: 'LIMIT', limit: 'low' }, null, null],
  ])('%s', (_, changes, buys, sells) => {
    const form = { ...emptyOrderForm('SP500'), ...changes };
    expect(judgedPrice({ ...form, side: 'BUY' }, '100')).toBe(buys);
    expect(judgedPrice({ ...form, side: 'SELL' }, '100')).toBe(sells);
  });

  it.each<readonly [Partial<OrderForm>, string | null]>([
    [{}, null],
    [trailing, null],
    [{ type: 'STOP', stop: '105' }, '105'],
    [{ type: 'LIMIT', limit: '90' }, '90'],
  ])('as %o without a price of the market at %s', (changes, price) => {
    expect(judgedPrice({ ...emptyOrderForm('SP500'), ...changes }, undefined)).toBe(price);
  });
});
