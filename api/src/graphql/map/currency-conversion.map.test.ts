/** An account shows one rate for each foreign currency that its instruments are quoted in. */
import type { InstrumentSpec } from '@fiducia/engine';
import { describe, expect, it } from 'vitest';
import { conversionsOf } from './currency-conversion.map.js';

const quotedIn: Readonly<Record<string, string>> = {
  US: 'USD',
  SIE: 'EUR',
  BMW: 'EUR',
  SONY: 'JPY',
  EURUSD: 'USD',
  USDJPY: 'JPY',
};
const instruments = new Map(
  Object.entries(quotedIn).map(([symbol, currency]) => {
    const steps = { tickSize: '0.01', lotSize: '1', timeframe: '1d' };
    const spec = { symbol, name: symbol, assetClass: 'EQUITY', currency, ...steps };
    return [symbol, spec as unknown as InstrumentSpec];
  }),
);
const shown = (symbols: readonly string[], currency: string) =>
  conversionsOf(symbols, currency, instruments).map(
    (one) => [one.currency, one.instrument.symbol, one.inverted] as const,
  );

describe('the conversions of an account', () => {
  it.each([
    [['US'], 'USD', []],
    [['US', 'SIE', 'BMW', 'EURUSD'], 'USD', [['EUR', 'EURUSD', false]]],
    [
      ['SIE', 'SONY', 'USDJPY', 'EURUSD'],
      'USD',
      [
        ['EUR', 'EURUSD', false],
        ['JPY', 'USDJPY', true],
      ],
    ],
    [['US', 'SIE', 'EURUSD'], 'EUR', [['USD', 'EURUSD', true]]],
    [['US', 'SIE'], 'USD', []],
  ] as const)('of %j in %s are %j', (symbols, currency, expected) => {
    expect(shown(symbols, currency)).toEqual(expected);
  });
});
