/** Instruments of other currencies in an account in US dollars, against figures worked out by hand. */
import { describe, expect, it } from 'vitest';
import {
  EURGBP,
  EURUSD,
  GBPUSD,
  SIE,
  SONY,
  USDJPY,
  converted,
} from '../testing/currency-instruments.js';
import { TestAccount } from '../testing/test-account.js';

const EUR_SHARE = converted({ ...SIE, takerFeeRate: '0', makerFeeRate: '0' }, EURUSD);
const rate = (symbol: string, close: number) => ({ symbol, close });

describe('a share in euros in an account in dollars', () => {
  it('pays and is paid at the rates of then: 100 bought at 50 and 1.10, sold at 55 and 1.20', () => {
    const account = new TestAccount({ instruments: EUR_SHARE });
    account.bar({ close: 5000 }, rate('EURUSD', 11_000));
    account.order({ symbol: 'SIE', quantity: { units: '100' } });
    account.bar({ close: 5000 }, rate('EURUSD', 11_000));
    expect(account.kernel.view.cash).toBe('4500');
    expect(account.kernel.view.equity).toBe('10000');
    account.bar({ close: 5500 }, rate('EURUSD', 12_000));
    expect(account.kernel.view.equity).toBe('11100');
    expect(account.kernel.view.positions[0]).toMatchObject({
      averagePrice: '50',
      lastPrice: '55',
      marketValue: '6600',
      unrealizedPnl: '1100',
    });
    account.order({ symbol: 'SIE', side: 'SELL', quantity: { units: '100' } });
    account.bar({ close: 5500 }, rate('EURUSD', 12_000));
    expect(account.kernel.view.cash).toBe('11100');
    expect(account.kernel.view.positions[0]).toMatchObject({ realizedPnl: '1100', quantity: '0' });
  });

  it('moves with the rate alone, and on stamps that only the rate has', () => {
    const account = new TestAccount({ instruments: EUR_SHARE });
    account.bar({ close: 5000 }, rate('EURUSD', 11_000));
    account.order({ symbol: 'SIE', quantity: { units: '100' } });
    account.bar({ close: 5000 });
    account.bar(rate('EURUSD', 10_000));
    expect(account.kernel.view.equity).toBe('9500');
    expect(account.kernel.view.exposure).toBe('5000');
  });

  it('is denied until a rate has been seen, and allowed after it', () => {
    const account = new TestAccount({ instruments: EUR_SHARE });
    account.bar({ close: 5000 });
    const early = account.order({ symbol: 'SIE' });
    expect(account.denial(early)?.check).toBe('RATE_UNKNOWN');
    expect(account.denial(early)?.sentence).toContain('EURUSD');
    account.bar(rate('EURUSD', 11_000));
    expect(account.denial(account.order({ symbol: 'SIE' }))).toBeUndefined();
  });

  it('reserves, limits and sizes in dollars', () => {
    const account = new TestAccount({
      instruments: EUR_SHARE,
      mandate: { maxOrderNotional: '1100' },
    });
    account.bar({ close: 5000 }, rate('EURUSD', 11_000));
    const tooLarge = account.order({ symbol: 'SIE', quantity: { units: '21' } });
    expect(account.denial(tooLarge)).toMatchObject({ value: '1155', limit: '1100' });
    const order = account.order({ symbol: 'SIE', quantity: { notional: '1099.99' } });
    expect(account.kernel.view.order(order)).toMatchObject({ spec: { quantity: '19' } });
    expect(account.kernel.view.reserved).toBe('1045');
  });

  it('keeps a reservation at the rate it was made at, until it is spent or released', () => {
    const account = new TestAccount({ instruments: EUR_SHARE });
    account.bar({ close: 5000 }, rate('EURUSD', 11_000));
    const terms = { type: 'LIMIT', limitPrice: '40', quantity: { units: '10' } } as const;
    const order = account.order({ symbol: 'SIE', ...terms });
    account.bar(rate('EURUSD', 15_000));
    account.moveToAnotherProcess();
    expect(account.kernel.view.reserved).toBe('440');
    account.cancel(order);
    expect(account.kernel.view.reserved).toBe('0');
  });

  it('charges fees in dollars', () => {
    const account = new TestAccount({ instruments: converted(SIE, EURUSD) });
    account.bar({ close: 5000 }, rate('EURUSD', 11_000));
    account.order({ symbol: 'SIE', quantity: { units: '100' } });
    account.bar({ close: 5000 });
    expect(account.kernel.view.ledgerBalance('FEES')).toBe('5.5');
    expect(account.eventsOf('ORDER_FILLED')[0]).toMatchObject({ fee: '5.5', price: '50' });
  });

  it('pays dividends at the rate of their day', () => {
    const account = new TestAccount({ instruments: EUR_SHARE });
    account.bar({ close: 5000 }, rate('EURUSD', 11_000));
    account.order({ symbol: 'SIE', quantity: { units: '100' } });
    account.bar({ close: 5000 }, rate('EURUSD', 12_000));
    account.apply({ type: 'DIVIDEND', at: account.at, symbol: 'SIE', amount: '2' });
    expect(account.eventsOf('DIVIDEND_PAID')[0]).toMatchObject({ amount: '2', total: '240' });
    expect(account.kernel.view.cash).toBe('4740');
  });

  it('pays the fractions of a split at the rate, and keeps the average price', () => {
    const account = new TestAccount({ instruments: EUR_SHARE });
    account.bar({ close: 5000 }, rate('EURUSD', 11_000));
    account.order({ symbol: 'SIE', quantity: { units: '3' } });
    account.bar({ close: 5000 }, rate('EURUSD', 11_000));
    const split = { type: 'SPLIT', at: account.at, symbol: 'SIE' } as const;
    account.apply({ ...split, numerator: 1, denominator: 2 });
    // One new share of 100 EUR, and half a one in cash: 50 EUR.
    expect(account.kernel.view.cash).toBe('9890');
    expect(account.kernel.view.positions[0]).toMatchObject({
      averagePrice: '100',
      quantity: '1',
      marketValue: '110',
      unrealizedPnl: '0',
    });
  });

  it('refuses a split of the rate itself', () => {
    const account = new TestAccount({ instruments: EUR_SHARE });
    account.bar({ close: 5000 }, rate('EURUSD', 11_000));
    const split = { type: 'SPLIT', at: account.at, symbol: 'EURUSD' } as const;
    account.apply({ ...split, numerator: 2, denominator: 1 });
    expect(account.eventsOf('REQUEST_REFUSED')[0]?.code).toBe('INVALID_CORPORATE_ACTION');
  });
});

it('converts yen by USDJPY, upside down', () => {
  const account = new TestAccount({ instruments: converted(SONY, USDJPY) });
  account.bar({ close: 300_000 }, rate('USDJPY', 15_000));
  account.order({ symbol: 'SONY', quantity: { units: '100' } });
  account.bar({ close: 300_000 }, rate('USDJPY', 15_000));
  expect(account.kernel.view.cash).toBe('8000');
  account.bar({ close: 300_000 }, rate('USDJPY', 12_000));
  expect(account.kernel.view.equity).toBe('10500');
});

describe('currency pairs', () => {
  it('of the account’s currency need no rate: EURUSD', () => {
    const account = new TestAccount({ instruments: converted(EURUSD) });
    account.bar({ close: 11_000 });
    account.order({ symbol: 'EURUSD', quantity: { units: '1000' } });
    account.bar({ close: 11_000 });
    account.bar({ close: 12_000 });
    expect(account.kernel.view.equity).toBe('10100');
  });

  it('earn what the pair earned in yen, at the rate of now: USDJPY', () => {
    const account = new TestAccount({ instruments: converted(USDJPY) });
    account.bar({ close: 15_000 });
    account.order({ symbol: 'USDJPY', quantity: { units: '1000' } });
    account.bar({ close: 15_000 });
    expect(account.kernel.view.cash).toBe('9000');
    account.bar({ close: 16_000 });
    // 10,000 JPY at 160.
    expect(account.kernel.view.equity).toBe('10062.5');
    expect(account.kernel.view.exposure).toBe('1000');
    account.order({ symbol: 'USDJPY', side: 'SELL', quantity: { units: '400' } });
    account.bar({ close: 16_000 });
    expect(account.kernel.view.equity).toBe('10062.5');
    expect(account.kernel.view.positions[0]).toMatchObject({
      averagePrice: '150',
      realizedPnl: '25',
      unrealizedPnl: '37.5',
    });
  });

  it('may lose more than they cost', () => {
    const account = new TestAccount({ instruments: converted(USDJPY) });
    account.bar({ close: 15_000 });
    account.order({ symbol: 'USDJPY', quantity: { units: '1000' } });
    account.bar({ close: 15_000 });
    account.bar({ close: 6000 });
    account.order({ symbol: 'USDJPY', side: 'SELL', quantity: { units: '1000' } });
    account.bar({ close: 6000 });
    // −90,000 JPY at 60.
    expect(account.kernel.view.cash).toBe('8500');
    expect(account.kernel.view.equity).toBe('8500');
    expect(account.kernel.view.ledgerBalance('POSITION:USDJPY')).toBe('0');
  });

  it('turn around in one order: EURGBP by GBPUSD', () => {
    const account = new TestAccount({ instruments: converted(EURGBP, GBPUSD) });
    const bars = (price: number, pound: number) =>
      account.bar({ close: price }, rate('GBPUSD', pound));
    bars(8000, 12_500);
    account.order({ symbol: 'EURGBP', quantity: { units: '1000' } });
    bars(8000, 12_500);
    bars(8500, 13_000);
    account.order({ symbol: 'EURGBP', side: 'SELL', quantity: { units: '3000' } });
    bars(8500, 13_000);
    // 50 GBP at 1.30; the 2,000 sold short have just been opened.
    expect(account.kernel.view.positions[0]).toMatchObject({
      quantity: '-2000',
      averagePrice: '0.85',
      realizedPnl: '65',
      unrealizedPnl: '0',
    });
    bars(8000, 14_000);
    // 2,000 × 0.05 GBP at 1.40.
    expect(account.kernel.view.equity).toBe('10205');
  });

  it('do not move with a third currency: only their result is in pounds', () => {
    const account = new TestAccount({ instruments: converted(EURGBP, GBPUSD) });
    account.bar({ close: 8000 }, rate('GBPUSD', 12_500));
    account.order({ symbol: 'EURGBP', quantity: { units: '1000' } });
    account.bar({ close: 8000 }, rate('GBPUSD', 12_500));
    account.bar({ close: 8000 }, rate('GBPUSD', 15_000));
    expect(account.kernel.view.equity).toBe('10000');
  });
});
