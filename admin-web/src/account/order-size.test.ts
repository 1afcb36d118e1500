/** What the ticket estimates is exact, and nothing where it cannot be known. */
import { describe, expect, it } from 'vitest';
import type { OrderForm } from './order-form.js';
import { emptyOrderForm } from './order-form.js';
import type { SizeContext } from './order-size.js';
import { estimatedSize } from './order-size.js';

const form = emptyOrderForm('SP500');
const context: SizeContext = {
  lastPrice: '10.5',
  lotSize: '0.1',
  equity: '10000',
  isOwnCurrency: true,
};
const amount = (notional: string): Partial<OrderForm> => ({ sizing: 'NOTIONAL', notional });
const share = (equityPct: string): Partial<OrderForm> => ({ sizing: 'EQUITY', equityPct });

describe('the size of an order', () => {
  it.each<readonly [Partial<OrderForm>, string, string]>([
    [{ quantity: '2' }, '2', '21.0'],
    [{ quantity: '3', type: 'LIMIT', limit: '0.1' }, '3', '0.3'],
    [{ quantity: '3', type: 'STOP', stop: ' 20 ' }, '3', '60'],
    // Rounded down to the lot: 95.2 units and not 95.238….
    [amount('1000'), '95.2', '999.60'],
    [amount('1.04'), '0.0', '0.00'],
    [amount('1.05'), '0.1', '1.05'],
    [{ ...amount('1000'), type: 'LIMIT', limit: '1000' }, '1.0', '1000.0'],
    [share('2.5'), '23.8', '249.90'],
    [share('100'), '952.3', '9999.15'],
  ])('of %o is %s units, worth %s', (changes, quantity, notional) => {
    expect(estimatedSize({ ...form, ...changes }, context)).toEqual({ quantity, notional });
  });

  it.each<readonly [string, Partial<OrderForm>, Partial<SizeContext>]>([
    ['without a price', { quantity: '2' }, { lastPrice: undefined }],
    ['at a price of nothing', { quantity: '2', type: 'LIMIT', limit: '0' }, {}],
    ['of words', amount('much'), {}],
    ['of less than nothing', amount('-5'), {}],
    ['as a share of what the viewer may not see', share('5'), { equity: null }],
    ['as a share of nothing', share('5'), { equity: '-3' }],
    ['of money that has to be converted', amount('1000'), { isOwnCurrency: false }],
  ])('is not told %s', (_, changes, stated) => {
    expect(estimatedSize({ ...form, ...changes }, { ...context, ...stated })).toBeNull();
  });
});
