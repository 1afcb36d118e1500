/** The form offers what the server can convert, and says by which series. */
import type { ResearchSeries } from '@fiducia/sdk';
import { describe, expect, it } from 'vitest';
import { instrumentOf, seriesOf } from '../testing/research-samples.js';
import { currencyOf, currencyOptions } from './account-currency.js';

const series = (symbol: string, currency: string): ResearchSeries =>
  seriesOf(symbol, { instrument: { ...instrumentOf(symbol), currency } });

const SPX = series('SPX', 'USD');
const SIE = series('SIE', 'EUR');
const SONY = series('SONY', 'JPY');
const EURUSD = series('EUR/USD', 'USD');
const USDJPY = series('USDJPY', 'JPY');
const BTCUSDT = series('BTCUSDT', 'USDT');
const ALL = [SPX, SIE, SONY, EURUSD, USDJPY, BTCUSDT];

describe('the account of a run', () => {
  it.each<readonly [string, readonly ResearchSeries[], readonly (readonly [string, string])[]]>([
    [
      'of dollars',
      [SPX],
      [
        ['USD', ''],
        ['EUR', 'EUR/USD'],
        ['JPY', 'USDJPY'],
      ],
    ],
    [
      'of euros',
      [SIE],
      [
        ['EUR', ''],
        ['USD', 'EUR/USD'],
      ],
    ],
    [
      'of dollars and euros',
      [SPX, SIE],
      [
        ['USD', 'EUR/USD'],
        ['EUR', 'EUR/USD'],
      ],
    ],
    // There is no way over a third currency.
    ['of euros and yen', [SIE, SONY], [['USD', 'EUR/USD USDJPY']]],
    [
      'of a coin',
      [BTCUSDT],
      [
        ['USDT', ''],
        ['BTC', 'BTCUSDT'],
      ],
    ],
    ['of nothing', [], []],
  ])('%s may be in', (_, chosen, expected) => {
    const options = currencyOptions(chosen, ALL);
    expect(options.map(({ currency, rates }) => [currency, rates.join(' ')])).toEqual(expected);
  });

  it('is in its own currency only where no rate is recorded', () => {
    expect(currencyOptions([SIE], [SPX, SIE])).toEqual([{ currency: 'EUR', rates: [] }]);
  });

  it.each([
    ['', [SIE], 'EUR'],
    ['', [SIE, SPX], null],
    ['USD', [SIE, SPX], 'USD'],
    ['', [], null],
  ] as const)('named "%s" is in one currency or has to be told', (wanted, chosen, expected) => {
    expect(currencyOf(wanted, chosen)).toBe(expected);
  });
});
