/** Brackets, one-cancels-others and orders that wait for another: at our venue, and at one that knows none. */
import { describe, expect, it } from 'vitest';
import type { OrderDesk } from '../strategies/define-strategy.js';
import { StrategyRegistry } from '../strategies/strategy-registry.js';
import { scriptedStrategy } from '../testing/scripted-strategy.js';
import { TestAccount } from '../testing/test-account.js';

const BRACKET = { stopLoss: '95', takeProfit: '110' } as const;

function opened(): TestAccount {
  const account = new TestAccount();
  account.bar({ close: 10_000 });
  return account;
}

const statusOf = (account: TestAccount, order: string): string =>
  account.kernel.view.order(order)?.status ?? 'none';
const position = (account: TestAccount): string =>
  account.kernel.view.positions.find(({ owner }) => owner === null)?.quantity ?? '0';

describe('a bracket', () => {
  it('rests from its entry’s fill on, with the size of the fill', () => {
    const account = opened();
    const entry = account.order(BRACKET);
    expect(account.kernel.view.workingOrders).toHaveLength(1);
    account.bar({ close: 10_000 });
    const legs = account.kernel.view.workingOrders.map(({ order, spec }) => [order, spec]);
    expect(legs).toMatchObject([
      [`${entry}.sl`, { type: 'STOP', side: 'SELL', stopPrice: '95', quantity: '10' }],
      [`${entry}.tp`, { type: 'LIMIT', side: 'SELL', limitPrice: '110', reduceOnly: true }],
    ]);
    expect(account.eventsOf('ORDER_SUBMITTED').map((event) => event.with ?? null)).toEqual([
      null,
      entry,
      entry,
    ]);
  });

  it('ends with one leg filled and the other cancelled, and nothing is refused on the way', () => {
    const account = opened();
    const entry = account.order(BRACKET);
    account.bar({ close: 10_000 });
    account.bar({ open: 10_000, high: 11_500, low: 9_000, close: 10_000 });
    expect(statusOf(account, `${entry}.sl`)).toBe('FILLED');
    expect(statusOf(account, `${entry}.tp`)).toBe('CANCELED');
    expect(position(account)).toBe('0');
    expect(account.eventsOf('REQUEST_REFUSED')).toEqual([]);
  });

  it('goes when the position is closed by another order, and does not stand in its way', () => {
    const account = opened();
    const entry = account.order(BRACKET);
    account.bar({ close: 10_000 });
    account.order({ side: 'SELL', reduceOnly: true });
    account.bar({ close: 10_000 });
    expect(position(account)).toBe('0');
    expect([statusOf(account, `${entry}.sl`), statusOf(account, `${entry}.tp`)]).toEqual([
      'CANCELED',
      'CANCELED',
    ]);
  });

  it('stays for what is left of a position, and fills no more than that', () => {
    const account = opened();
    const entry = account.order(BRACKET);
    account.bar({ close: 10_000 });
    account.order({ side: 'SELL', quantity: { units: '4' } });
    account.bar({ close: 10_000 });
    account.bar({ open: 9_600, low: 9_000, close: 9_100 });
    expect(position(account)).toBe('0');
    expect(account.kernel.view.order(`${entry}.sl`)).toMatchObject({ filledQuantity: '6' });
    expect(account.kernel.view.workingOrders).toEqual([]);
  });

  it('fills on a gap at the same open as a closing order without turning the position around', () => {
    const account = opened();
    account.order(BRACKET);
    account.bar({ close: 10_000 });
    account.order({ side: 'SELL', reduceOnly: true });
    account.bar({ close: 9_000 });
    expect(position(account)).toBe('0');
  });

  it('can be cancelled by itself', () => {
    const account = opened();
    const entry = account.order(BRACKET);
    account.bar({ close: 10_000 });
    account.cancel(`${entry}.tp`);
    account.bar({ close: 12_000 });
    expect(position(account)).toBe('10');
    expect(statusOf(account, `${entry}.sl`)).toBe('ACCEPTED');
  });

  it('goes on after a restart in any state', () => {
    const straight = opened();
    const moved = opened();
    for (const account of [straight, moved]) {
      const again = (): void => {
        if (account === moved) account.moveToAnotherProcess();
      };
      again();
      account.order({ ...BRACKET, type: 'LIMIT', limitPrice: '99' });
      again();
      account.bar({ open: 10_000, low: 9_800, close: 9_900 });
      again();
      account.bar({ close: 9_400 });
    }
    expect(moved.chain.head).toBe(straight.chain.head);
    expect(position(moved)).toBe('0');
  });

  it.each([
    ['a stop loss above a purchase', { stopLoss: '105' }, /stop loss .* below/],
    ['a take profit below it', { takeProfit: '95' }, /take profit .* above/],
    [
      'protection of an order that only reduces',
      { stopLoss: '95', reduceOnly: true },
      /only reduces/,
    ],
    ['a trail of a market order', { trailPercent: '5' }, /Only a trailing stop/],
    [
      'a stop that must fill at once',
      { type: 'STOP', stopPrice: '105', timeInForce: 'IOC' },
      /cannot be IOC/,
    ],
    ['GTD without a time', { timeInForce: 'GTD' }, /says when it expires/],
    [
      'an iceberg that shows all of it',
      { type: 'LIMIT', limitPrice: '99', displayQuantity: '10' },
      /iceberg/,
    ],
    ['post-only of a market order', { postOnly: true }, /post-only/],
  ] as const)('is refused for %s', (_, terms, sentence) => {
    const account = opened();
    const denial = account.denial(account.order(terms));
    expect(denial?.check).toBe('ORDER_TERMS');
    expect(denial?.sentence).toMatch(sentence);
  });
});

describe('a halt', () => {
  it('that holds positions keeps the stops that protect them, and takes back what could open', () => {
    const account = opened();
    const entry = account.order(BRACKET);
    account.bar({ close: 10_000 });
    const more = account.order({ type: 'LIMIT', limitPrice: '90' });
    account.halt('h');
    expect(statusOf(account, more)).toBe('CANCELED');
    expect(statusOf(account, `${entry}.sl`)).toBe('ACCEPTED');
    account.bar({ close: 9_000 });
    expect(position(account)).toBe('0');
  });

  it('that closes positions takes the stops away with them', () => {
    const account = opened();
    const entry = account.order(BRACKET);
    account.bar({ close: 10_000 });
    account.halt('h', true);
    account.bar({ close: 10_000 });
    expect(position(account)).toBe('0');
    expect(statusOf(account, `${entry}.sl`)).toBe('CANCELED');
  });
});

describe('a group of orders', () => {
  it('at a venue that knows none is cancelled by us when one of it fills', () => {
    const account = opened();
    const group = { type: 'LIMIT', ocoGroup: 'x' } as const;
    const first = account.order({ ...group, limitPrice: '99' });
    const second = account.order({ ...group, limitPrice: '98' });
    account.apply({
      type: 'VENUE_FILLED',
      at: account.at,
      venueSeq: 99,
      order: first,
      tradeId: 'elsewhere',
      quantity: '3',
      price: '99',
      fee: '0',
      liquidity: 'MAKER',
    });
    expect(statusOf(account, first)).toBe('PARTIALLY_FILLED');
    expect(statusOf(account, second)).toBe('PENDING_CANCEL');
  });

  it('of a bracket shrinks leg by leg where fills come in parts', () => {
    const account = opened();
    const entry = account.order(BRACKET);
    account.bar({ close: 10_000 });
    account.apply({
      type: 'VENUE_FILLED',
      at: account.at,
      venueSeq: 99,
      order: `${entry}.tp`,
      tradeId: 'elsewhere',
      quantity: '4',
      price: '110',
      fee: '0',
      liquidity: 'MAKER',
    });
    expect(account.kernel.view.order(`${entry}.sl`)?.spec.quantity).toBe('6');
    expect(statusOf(account, `${entry}.sl`)).toBe('ACCEPTED');
  });
});

describe('an order that waits for another', () => {
  it('is sent when that one has filled, and is judged only then', () => {
    const account = opened();
    const entry = account.order({ type: 'LIMIT', limitPrice: '99' });
    const exit = account.order({
      side: 'SELL',
      type: 'LIMIT',
      limitPrice: '105',
      reduceOnly: true,
      after: entry,
    });
    expect(statusOf(account, exit)).toBe('HELD');
    account.moveToAnotherProcess();
    account.bar({ open: 10_000, low: 9_800, close: 9_900 });
    expect(statusOf(account, exit)).toBe('ACCEPTED');
    account.bar({ close: 11_000 });
    expect(position(account)).toBe('0');
  });

  it('is cancelled with the one that it waits for', () => {
    const account = opened();
    const entry = account.order({ type: 'LIMIT', limitPrice: '90' });
    const exit = account.order({ side: 'SELL', after: entry });
    account.cancel(entry);
    expect(statusOf(account, exit)).toBe('CANCELED');
  });

  it('can be taken back while it waits', () => {
    const account = opened();
    const entry = account.order({ type: 'LIMIT', limitPrice: '90' });
    const exit = account.order({ side: 'SELL', after: entry });
    account.cancel(exit);
    expect(statusOf(account, exit)).toBe('CANCELED');
    expect(statusOf(account, entry)).toBe('ACCEPTED');
  });
});

describe('a strategy’s desk', () => {
  it.each([
    ['a stop limit', { stop: 105, limit: 106 }, { type: 'STOP_LIMIT', stopPrice: '105' }],
    ['a limit if touched', { touch: 95, limit: 96 }, { type: 'LIMIT_IF_TOUCHED' }],
    [
      'a trailing stop',
      { trail: 5 },
      { type: 'TRAILING_STOP', trailAmount: '5', stopPrice: '105' },
    ],
    [
      'a trail in percent',
      { trail: { percent: 2.5 } },
      { trailPercent: '2.5', stopPrice: '102.5' },
    ],
    ['market on open', { at: 'OPEN' }, { type: 'MARKET_ON_OPEN', timeInForce: 'OPG' }],
    ['limit on close', { at: 'CLOSE', limit: 99 }, { type: 'LIMIT', timeInForce: 'CLS' }],
    ['a bracket', { stopLoss: 90, takeProfit: 120 }, { stopLoss: '90', takeProfit: '120' }],
    ['a group', { limit: 99, oco: 'x' }, { ocoGroup: 'd1:x' }],
    ['an iceberg', { limit: 99, display: 2 }, { displayQuantity: '2' }],
  ] as const)('gives %s', (_, options, spec) => {
    const account = deployed((desk) => desk.buy({ units: 10 }, options));
    account.bar({ close: 10_000 });
    expect(account.eventsOf('ORDER_INITIALIZED')[0]?.spec).toMatchObject(spec);
    expect(account.eventsOf('ORDER_DENIED')).toEqual([]);
  });

  it('holds an order back until the one before it in the same decision has filled', () => {
    const account = deployed((desk) => {
      const entry = desk.buy({ units: 10 }, { limit: 99 });
      desk.sell({ units: 10 }, { limit: 105, reduceOnly: true, after: entry });
    });
    account.bar({ close: 10_000 });
    const [entry, exit] = account.eventsOf('ORDER_INITIALIZED').map(({ order }) => order);
    expect([statusOf(account, entry ?? ''), statusOf(account, exit ?? '')]).toEqual([
      'ACCEPTED',
      'HELD',
    ]);
  });

  it.each([
    ['a limit with a trail', { trail: 5, limit: 99 }],
    ['a touch without a limit', { touch: 95 }],
    ['a trail of 100 %', { trail: { percent: 100 } }],
    ['an order after one that is not there', { after: 0 }],
    ['a stop for the close', { at: 'CLOSE', stop: 105 }],
  ] as const)('ends a strategy that asks for %s', (_, options) => {
    const account = deployed((desk) => desk.buy({ units: 10 }, options));
    account.bar({ close: 10_000 });
    expect(account.eventsOf('DEPLOYMENT_ENDED')).toMatchObject([{ status: 'FAILED' }]);
  });
});

/** An account whose strategy acts once, on its first bar. */
function deployed(act: (desk: OrderDesk) => unknown): TestAccount {
  const strategy = scriptedStrategy({ 0: act });
  return new TestAccount({
    strategies: new StrategyRegistry([strategy]),
    deployments: [{ strategy: 'script', parameters: {} }],
  });
}
