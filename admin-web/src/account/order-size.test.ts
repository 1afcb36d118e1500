/** What the ticket estimates is exact, and nothing where it cannot be known. */
import { describe, expect, it } from 'vitest';
import type { PriceConversion } from './currency-conversion.js';
import type { OrderForm } from './order-form.js';
import { emptyOrderForm } from './order-form.js';
import type { SizeContext } from './order-size.js';
import { estimatedSize } from './order-size.js';

const form = emptyOrderForm('SP500');
const context: SizeContext = {
  lastPrice: '10.5',
  lotSize: '0.1',
  equity: '10000',
  conversion: null,
};
const amount = (notional: string): Partial<OrderForm> => ({ sizing: 'NOTIONAL', notional });
const share = (equityPct: string): Partial<OrderForm> => ({ sizing: 'EQUITY', equityPct });

const euros = (price: string | undefined): PriceConversion => ({
  symbol: 'EURUSD',
  inverted: false,
  price,
});
const yen = (price: string): PriceConversion => ({ symbol: 'USDJPY', inverted: true, price });

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
    expect(estimatedSize({ ...form, ...changes }, context)).toEqual({
      quantity,
      notional,
      worth: notional,
    });
  });

  it.each<readonly [string, Partial<OrderForm>, Partial<SizeContext>]>([
    ['without a price', { quantity: '2' }, { lastPrice: undefined }],
    ['at a price of nothing', { quantity: '2', type: 'LIMIT', limit: '0' }, {}],
    ['of words', amount('much'), {}],
    ['of less than nothing', amount('-5'), {}],
    ['as a share of what the viewer may not see', share('5'), { equity: null }],
    ['as a share of nothing', share('5'), { equity: '-3' }],
    ['of money at a rate that is not known', amount('1000'), { conversion: euros(undefined) }],
    ['at a rate of nothing', share('5'), { conversion: euros('0') }],
  ])('is not told %s', (_, changes, stated) => {
    expect(estimatedSize({ ...form, ...changes }, { ...context, ...stated })).toBeNull();
  });

  it.each<readonly [Partial<OrderForm>, PriceConversion, string, string, string | null]>([
    [{ quantity: '2' }, euros('1.25'), '2', '21.0', '26.250'],
    [{ quantity: '2' }, euros(undefined), '2', '21.0', null],
    // 1000 dollars are 800 euros: 76.19 units at 10.50.
    [amount('1000'), euros('1.25'), '76.1', '799.05', '998.8125'],
    [share('2.5'), euros('1.25'), '19.0', '199.50', '249.3750'],
    // 1000 dollars are 150,000 yen; 1.04 dollars 1.56, and a lot of 0.1 is 1.05 yen.
    [amount('1000'), yen('150'), '14285.7', '149999.85', '999.99900000'],
    [amount('0.0104'), yen('150'), '0.1', '1.05', '0.00700000'],
    // What is worth a third of something is rounded, halves to the even digit.
    [{ quantity: '1' }, yen('3'), '1', '10.5', '3.50000000'],
    [{ quantity: '2' }, yen('9'), '2', '21.0', '2.33333333'],
  ])(
    'of %o with %o is %s units, worth %s and %s',
    (changes, conversion, quantity, notional, worth) => {
      const size = estimatedSize({ ...form, ...changes }, { ...context, conversion });
      expect(size).toEqual({ quantity, notional, worth });
    },
  );

  it('of a pair that converts itself is converted at the price that it is judged at', () => {
    const limit: Partial<OrderForm> = { symbol: 'USDJPY', type: 'LIMIT', limit: '140' };
    const pair = { ...form, ...limit, quantity: '1000' };
    const size = estimatedSize(pair, { ...context, lastPrice: '150', conversion: yen('150') });
    expect(size).toEqual({ quantity: '1000', notional: '140000', worth: '1000.00000000' });
  });
});
