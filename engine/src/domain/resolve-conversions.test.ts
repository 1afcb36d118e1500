/** Which rate an instrument is converted by. */
import { describe, expect, it } from 'vitest';
import { EURGBP, EURUSD, GBPUSD, SIE, SONY, USDJPY } from '../testing/currency-instruments.js';
import { currencyPairOf } from './currency-pair.js';
import type { InstrumentSpec } from './instrument.js';
import { resolveConversions } from './resolve-conversions.js';

const conversionsOf = (instruments: readonly InstrumentSpec[], currency = 'USD') => {
  const resolved = resolveConversions(instruments, currency);
  return resolved.ok ? resolved.instruments.map(({ conversion }) => conversion) : resolved.error;
};
const named = (symbol: string, currency: string) => ({ ...EURUSD, symbol, currency });

describe('the conversion of an instrument', () => {
  it('is none in the account’s currency, and the instrument is the very same', () => {
    const resolved = resolveConversions([EURUSD], 'USD');
    expect(resolved.ok && resolved.instruments[0]).toBe(EURUSD);
  });

  it.each([
    ['a share by its pair', [SIE, EURUSD], [{ symbol: 'EURUSD', inverted: false }, undefined]],
    [
      'yen upside down',
      [SONY, USDJPY],
      [
        { symbol: 'USDJPY', inverted: true },
        { symbol: 'USDJPY', inverted: true },
      ],
    ],
    [
      'a cross by the pair of its quote',
      [EURGBP, GBPUSD],
      [{ symbol: 'GBPUSD', inverted: false }, undefined],
    ],
    [
      'a pair with a stroke',
      [SIE, named('EUR/USD', 'USD')],
      [{ symbol: 'EUR/USD', inverted: false }, undefined],
    ],
    [
      'directly where both are there',
      [SIE, named('USDEUR', 'EUR'), EURUSD],
      [{ symbol: 'EURUSD', inverted: false }, { symbol: 'EURUSD', inverted: false }, undefined],
    ],
  ])('is found for %s', (_, instruments, expected) => {
    expect(conversionsOf(instruments)).toEqual(expected);
  });

  it('is the one that the instrument names', () => {
    const fixing = named('ECB', 'USD');
    const share = { ...SIE, conversion: { symbol: 'ECB', inverted: false } };
    expect(conversionsOf([share, EURUSD, fixing])).toMatchObject([
      { symbol: 'ECB' },
      undefined,
      undefined,
    ]);
  });

  it('is missed with a sentence that names it', () => {
    expect(conversionsOf([SIE, GBPUSD])).toBe(
      'SIE is quoted in EUR and the account is in USD: a series of the rate is needed, named EURUSD or USDEUR.',
    );
    const elsewhere = { ...SIE, conversion: { symbol: 'GBPUSD', inverted: true } };
    expect(conversionsOf([elsewhere, GBPUSD])).toContain('GBPUSD is quoted in USD, not in EUR.');
    const nowhere = { ...SIE, conversion: { symbol: 'ECB', inverted: true } };
    expect(conversionsOf([nowhere])).toContain('there is no series ECB.');
  });
});

it.each([
  ['EURUSD', 'USD'],
  ['EUR/USD', 'USD'],
  ['USD_JPY', 'JPY'],
  ['BTCUSD', undefined],
  ['EURUSDT', undefined],
  ['EUREUR', undefined],
  ['WALK', undefined],
  ['DOLLAR', undefined],
])('%s is quoted in %s', (symbol, quote) => {
  expect(currencyPairOf(symbol)?.quote).toBe(quote);
});
