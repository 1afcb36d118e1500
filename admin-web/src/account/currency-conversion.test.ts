/** An account converts by its own rates, upside down where they are. */
import type { Instrument } from '@fiducia/sdk';
import { describe, expect, it } from 'vitest';
import { conversionOf, convertAmount } from './currency-conversion.js';

const instrument = (symbol: string): Instrument => ({
  symbol,
  name: symbol,
  assetClass: 'FOREX',
  currency: 'USD',
  tickSize: '0.0001',
  lotSize: '1',
  timeframe: '1d',
});
const account = {
  currency: 'USD',
  conversions: [
    { currency: 'EUR', instrument: instrument('EURUSD'), inverted: false },
    { currency: 'JPY', instrument: instrument('USDJPY'), inverted: true },
  ],
};

describe('what is quoted in another currency', () => {
  it('is converted by the rate of that currency, and the own one by none', () => {
    expect(conversionOf(account, 'USD')).toBeNull();
    expect(conversionOf(account, 'EUR')).toEqual({ symbol: 'EURUSD', inverted: false });
    expect(conversionOf(account, 'JPY')).toEqual({ symbol: 'USDJPY', inverted: true });
    expect(conversionOf(account, 'GBP')).toBeUndefined();
  });

  it.each([
    ['100', '1.1', false, '110.0'],
    ['15000', '150', true, '100.00000000'],
    ['-15000', '149.5', true, '-100.33444816'],
    ['1', '0', true, null],
    ['1', undefined, false, null],
  ] as const)('makes of %s at %s, inverted %s: %s', (amount, price, inverted, expected) => {
    expect(convertAmount(amount, { symbol: 'X', inverted, price })).toBe(expected);
  });
});
