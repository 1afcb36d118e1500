/** Splits and dividends in the books: equity stays, owners add up, the ledger sums to zero. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, powerOfTen } from '../domain/decimal.js';
import { ACME, TestAccount } from '../testing/test-account.js';

const UNITS = 100_000_000n;

function units(text: string): bigint {
  const { units: value, scale } = parseDecimal(text);
  return value * powerOfTen(8 - scale);
}

/** Cash and positions at the last price, now and not at the last mark. */
function equityOf(account: TestAccount): bigint {
  const { view } = account.kernel;
  const values = view.positions.filter(({ owner }) => owner === null);
  return values.reduce((sum, { marketValue }) => sum + units(marketValue), units(view.cash));
}

function ledgerSum(account: TestAccount): bigint {
  const names = ['CASH', 'FEES', 'CAPITAL', 'REALIZED_PNL', 'POSITION:ACME', 'CARRY'];
  return names.reduce((sum, name) => sum + units(account.kernel.view.ledgerBalance(name)), 0n);
}

function split(account: TestAccount, numerator: number, denominator: number): void {
  const { at } = account;
  account.apply({ type: 'SPLIT', at, symbol: 'ACME', numerator, denominator });
}

const held = (account: TestAccount, owner: string | null): string | undefined =>
  account.kernel.view.positions.find((position) => position.owner === owner)?.quantity;

/** Bought or sold by hand at a price in cents, on the day after. */
function holding(quantity: number, cents: number): TestAccount {
  const account = new TestAccount({ cash: '1000000' });
  account.closes(cents);
  const side = quantity > 0 ? 'BUY' : 'SELL';
  account.order({ side, quantity: { units: String(Math.abs(quantity)) } });
  account.closes(cents);
  return account;
}

describe('a split', () => {
  it('gives whole shares, and the fraction in cash at the last price', () => {
    const account = holding(5, 10_000);
    const before = units(account.kernel.view.cash);
    split(account, 3, 2);
    expect(held(account, null)).toBe('7');
    // Half a new share of 66.67: a third of an old one.
    expect(units(account.kernel.view.cash) - before).toBe((100n * UNITS) / 3n);
    expect(account.eventsOf('SPLIT_APPLIED')).toHaveLength(1);
  });

  it.each([
    [7, 1, '35', '14.29'],
    [1, 5, '1', '500'],
    [1, 2, '2', '200'],
  ])('of %i:%i makes 5 shares %s, of %s each', (numerator, denominator, quantity, price) => {
    const account = holding(5, 10_000);
    split(account, numerator, denominator);
    expect(held(account, null)).toBe(quantity);
    const position = account.kernel.view.positions.find(({ owner }) => owner === null);
    expect(position?.lastPrice).toBe(price);
  });

  it('leaves equity as it was but for rounding, whoever holds what', () => {
    const world = fc.record({
      quantity: fc.integer({ min: -200, max: 200 }).filter((value) => value !== 0),
      cents: fc.integer({ min: 500, max: 50_000 }),
      numerator: fc.integer({ min: 1, max: 30 }),
      denominator: fc.integer({ min: 1, max: 30 }),
      next: fc.integer({ min: -20, max: 20 }),
    });
    fc.assert(
      fc.property(world, ({ quantity, cents, numerator, denominator, next }) => {
        const account = holding(quantity, cents);
        const before = equityOf(account);
        split(account, numerator, denominator);
        const lots = BigInt(Math.abs(Math.trunc((quantity * numerator) / denominator)));
        const tick = UNITS / 200n;
        const change = equityOf(account) - before;
        expect(change < 0n ? -change : change).toBeLessThanOrEqual(lots * tick + 1n);
        expect(ledgerSum(account)).toBe(0n);
        const price = Math.max(1, Math.round((cents * denominator) / numerator) + next);
        account.closes(price);
        expect(equityOf(account)).toBe(units(account.kernel.view.equity));
        expect(ledgerSum(account)).toBe(0n);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the owners together what the account has, and survives a snapshot', () => {
    const account = new TestAccount({
      cash: '1000000',
      deployments: [{ parameters: { fast: 1, slow: 2, long_only: true, size: 0.01 } }],
    });
    account.closes(10_000, 9_900, 10_100, 10_200, 10_300);
    account.order({ quantity: { units: '33' } });
    account.closes(10_400);
    const strategy = Number(held(account, 'd1'));
    expect(strategy).toBeGreaterThan(0);
    split(account, 3, 2);
    const [manual, deployment, net] = ['m', 'd1', null].map((owner) =>
      Number(held(account, owner)),
    );
    expect((manual ?? 0) + (deployment ?? 0)).toBe(net);
    expect(net).toBe(Math.trunc(((strategy + 33) * 3) / 2));
    account.moveToAnotherProcess();
    expect(Number(held(account, null))).toBe(net);
    expect(ledgerSum(account)).toBe(0n);
  });

  it('changes open orders with the price, never to a worse limit, and keeps their reservation', () => {
    const account = holding(5, 10_000);
    const buy = account.order({ type: 'LIMIT', limitPrice: '95.01', quantity: { units: '10' } });
    const stop = account.order({
      side: 'SELL',
      type: 'STOP',
      stopPrice: '90',
      reduceOnly: true,
      quantity: { units: '5' },
    });
    split(account, 7, 1);
    const order = (ref: string) => account.kernel.view.order(ref);
    expect(order(buy)?.spec).toMatchObject({ quantity: '70', limitPrice: '13.57' });
    expect(order(stop)?.spec).toMatchObject({ quantity: '35', stopPrice: '12.86' });
    expect(account.eventsOf('ORDER_ADJUSTED').map(({ order: ref }) => ref)).toEqual([buy, stop]);
    expect(units(order(buy)?.reserved ?? '0')).toBeGreaterThan(900n * UNITS);
    account.cancel(buy);
    expect(account.kernel.view.reserved).toBe('0');
  });

  it('cancels an order that is left without a whole share', () => {
    const account = holding(50, 10_000);
    const order = account.order({ type: 'LIMIT', limitPrice: '95', quantity: { units: '3' } });
    split(account, 1, 10);
    expect(account.kernel.view.order(order)?.status).toBe('PENDING_CANCEL');
  });

  it('of another symbol or of no ratio is refused and changes nothing', () => {
    const account = holding(5, 10_000);
    split(account, 0, 1);
    account.apply({ type: 'SPLIT', at: account.at, symbol: 'NONE', numerator: 2, denominator: 1 });
    expect(account.eventsOf('REQUEST_REFUSED').map(({ code }) => code)).toEqual([
      'INVALID_CORPORATE_ACTION',
      'INVALID_CORPORATE_ACTION',
    ]);
    expect(held(account, null)).toBe('5');
  });
});

describe('a dividend', () => {
  it.each([
    [100, '82'],
    [-100, '-82'],
  ])('of 0.82 on %i shares is %s of cash and of realised profit', (quantity, total) => {
    const account = holding(quantity, 10_000);
    const before = units(account.kernel.view.cash);
    account.apply({ type: 'DIVIDEND', at: account.at, symbol: 'ACME', amount: '0.82' });
    expect(units(account.kernel.view.cash) - before).toBe(units(total));
    expect(account.eventsOf('DIVIDEND_PAID').map((event) => event.total)).toEqual([total]);
    expect(held(account, 'm')).toBe(String(quantity));
    const own = account.kernel.view.positions.find(({ owner }) => owner === 'm');
    expect(own?.realizedPnl).toBe(total);
    expect(ledgerSum(account)).toBe(0n);
  });

  it('is exact for amounts finer than the currency', () => {
    const account = new TestAccount({ instruments: [{ ...ACME, lotSize: '0.0001' }] });
    account.closes(100);
    account.order({ quantity: { units: '0.0003' } });
    account.closes(100);
    account.apply({ type: 'DIVIDEND', at: account.at, symbol: 'ACME', amount: '0.123456' });
    expect(account.eventsOf('DIVIDEND_PAID')[0]?.total).toBe('0.00003704');
    expect(ledgerSum(account)).toBe(0n);
  });
});
