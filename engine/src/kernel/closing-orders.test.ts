/** What closes a position never turns it around, whatever protects it and whatever fills first. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderRequest } from '../domain/order.js';
import { TestAccount } from '../testing/test-account.js';

const BRACKET = { stopLoss: '95', takeProfit: '110' } as const;
const LONG_ONLY = { allowShort: false } as const;

/** Ten bought at 100, with what the entry brings. */
function holding(
  entry: Partial<OrderRequest>,
  options: ConstructorParameters<typeof TestAccount>[0] = {},
): TestAccount {
  const account = new TestAccount(options);
  account.bar({ close: 10_000 });
  account.order(entry);
  account.bar({ close: 10_000 });
  return account;
}

const lots = (account: TestAccount): number =>
  Number(account.kernel.view.positions.find(({ owner }) => owner === null)?.quantity ?? 0);
const statusOf = (account: TestAccount, order: string): string =>
  account.kernel.view.order(order)?.status ?? 'none';

describe('an order that closes what is protected', () => {
  it('does not sell twice where a gap fills the stop at the same open', () => {
    const account = holding(BRACKET, { mandate: LONG_ONLY });
    const exit = account.order({ side: 'SELL' });
    expect(account.kernel.view.order(exit)?.spec.reduceOnly).toBe(true);
    account.bar({ close: 9_000 });
    expect(lots(account)).toBe(0);
    expect(statusOf(account, exit)).toBe('CANCELED');
  });

  it('does not rest on when the stop has taken the position', () => {
    const account = holding(BRACKET, { mandate: LONG_ONLY });
    account.order({ side: 'SELL', type: 'LIMIT', limitPrice: '105' });
    account.bar({ close: 9_000 });
    account.bar({ close: 10_600 });
    expect(lots(account)).toBe(0);
    expect(account.kernel.view.workingOrders).toEqual([]);
  });

  it('is still a duplicate of itself', () => {
    const account = holding(BRACKET);
    account.order({ side: 'SELL' });
    account.moveToAnotherProcess();
    expect(account.denial(account.order({ side: 'SELL' }))?.check).toBe('DUPLICATE_ORDER');
  });

  it('is judged, where it turns around, as if the stop had closed the position before', () => {
    const turn = { side: 'SELL', quantity: { units: '20' } } as const;
    const rich = holding(BRACKET);
    rich.order(turn);
    expect(rich.kernel.view.reserved).toBe('2002');
    const poor = holding(BRACKET, { cash: '2500' });
    expect(poor.denial(poor.order(turn))?.check).toBe('INSUFFICIENT_FUNDS');
    const bare = holding({}, { cash: '2500' });
    expect(bare.denial(bare.order(turn))).toBeUndefined();
  });

  it('is refused where another one, given before the protection, may close the rest', () => {
    const account = holding({}, { mandate: LONG_ONLY });
    const first = account.order({ side: 'SELL', type: 'LIMIT', limitPrice: '105' });
    account.order(BRACKET);
    account.bar({ close: 10_000 });
    expect(account.denial(account.order({ side: 'SELL' }))?.check).toBe('SHORT_NOT_ALLOWED');
    const bound = account.order({ side: 'SELL', reduceOnly: true });
    expect(account.denial(bound)?.check).toBe('REDUCE_ONLY');
    account.bar({ close: 9_000 });
    expect([lots(account), statusOf(account, first)]).toEqual([10, 'ACCEPTED']);
  });

  it('that is not reduce-only goes when somebody else has reduced what it closes', () => {
    const account = holding({}, { mandate: LONG_ONLY });
    const exit = account.order({ side: 'SELL', type: 'LIMIT', limitPrice: '105' });
    const at = account.at;
    const closed = { owner: 'm', symbol: 'ACME', quantity: '4' } as const;
    account.apply({ type: 'VENUE_LIQUIDATED', at, ...closed });
    fill(account, account.eventsOf('ORDER_INITIALIZED').at(-1)?.order ?? '', '4', '100');
    expect(statusOf(account, exit)).toBe('PENDING_CANCEL');
  });

  it('is guarded likewise when it waited for another order', () => {
    const account = holding(BRACKET, { mandate: LONG_ONLY });
    const more = account.order({ type: 'LIMIT', limitPrice: '99', quantity: { units: '5' } });
    account.order({ side: 'SELL', quantity: { units: '15' }, after: more });
    account.bar({ open: 10_000, low: 9_800, close: 9_900 });
    account.bar({ close: 9_000 });
    expect(lots(account)).toBe(0);
    expect(account.eventsOf('ORDER_ADJUSTED')).toMatchObject([{ reason: 'RELEASE' }]);
  });
});

describe('a group of exits', () => {
  const exit = { side: 'SELL', reduceOnly: true, ocoGroup: 'x' } as const;

  it('may each close the whole position, and one of them does', () => {
    const account = holding({}, { mandate: LONG_ONLY });
    const stop = account.order({ ...exit, type: 'STOP', stopPrice: '95' });
    const limit = account.order({ ...exit, type: 'LIMIT', limitPrice: '110' });
    account.order({ side: 'SELL', quantity: { units: '4' } });
    expect(account.eventsOf('ORDER_DENIED')).toHaveLength(1);
    account.bar({ open: 10_000, high: 11_500, low: 9_000, close: 10_000 });
    expect([statusOf(account, stop), statusOf(account, limit)]).toEqual(['FILLED', 'CANCELED']);
    expect(lots(account)).toBe(0);
  });

  it('takes with it those that wait with us', () => {
    const account = holding({});
    const group = { type: 'LIMIT', ocoGroup: 'x' } as const;
    account.order({ ...group, limitPrice: '99' });
    const first = account.order({ type: 'LIMIT', limitPrice: '90' });
    const waiting = account.order({ ...group, limitPrice: '80', after: first });
    account.bar({ open: 10_000, low: 9_800, close: 9_900 });
    expect(statusOf(account, waiting)).toBe('CANCELED');
  });
});

describe('a trailing stop that waits for an entry', () => {
  const trail = { side: 'SELL', type: 'TRAILING_STOP', reduceOnly: true } as const;

  it.each([
    ['an amount', { trailAmount: '5' }, '85'],
    ['a percentage', { trailPercent: '10' }, '81'],
  ] as const)('begins %s below the price of the entry, not of the request', (_, by, level) => {
    const account = holding({});
    const entry = account.order({ type: 'LIMIT', limitPrice: '90' });
    const stop = account.order({ ...trail, ...by, quantity: { units: '20' }, after: entry });
    account.bar({ open: 9_500, low: 8_900, close: 9_000 });
    expect(account.kernel.view.order(stop)?.spec.stopPrice).toBe(level);
    account.bar({ close: 9_000 });
    expect(lots(account)).toBe(20);
  });

  it('is refused at once where the trail is wider than the price', () => {
    const account = holding({});
    const entry = account.order({ type: 'LIMIT', limitPrice: '90' });
    const stop = account.order({ ...trail, trailAmount: '101', after: entry });
    account.moveToAnotherProcess();
    expect(account.denial(stop)?.check).toBe('ORDER_TERMS');
  });
});

describe('a bracket whose position is gone', () => {
  it('takes what its entry would still open with it', () => {
    const account = holding({});
    const entry = account.order({ ...BRACKET, type: 'LIMIT', limitPrice: '99' });
    fill(account, entry, '4', '99');
    fill(account, account.order({ side: 'SELL', quantity: { units: '14' } }), '14', '100');
    const { workingOrders } = account.kernel.view;
    expect(workingOrders.map(({ order, status }) => [order, status])).toEqual([
      [entry, 'PENDING_CANCEL'],
      [`${entry}.sl`, 'PENDING_CANCEL'],
      [`${entry}.tp`, 'PENDING_CANCEL'],
    ]);
  });
});

describe('an account that has only so much room', () => {
  it('holds back no more orders than it may have at work', () => {
    const account = holding({});
    const entry = account.order({ type: 'LIMIT', limitPrice: '50' });
    const quantity = { units: '1' } as const;
    for (let i = 0; i < 200; i += 1) account.order({ quantity, after: entry });
    const last = account.order({ quantity, after: entry });
    expect(account.denial(last)?.check).toBe('TOO_MANY_WORKING_ORDERS');
  });
});

/** Of a venue that fills in parts. */
function fill(account: TestAccount, order: string, quantity: string, price: string): void {
  account.apply({
    type: 'VENUE_FILLED',
    at: account.at,
    venueSeq: 99,
    order,
    tradeId: `${order}-elsewhere`,
    quantity,
    price,
    fee: '0',
    liquidity: 'MAKER',
  });
}

interface Move {
  readonly side: 'BUY' | 'SELL';
  readonly shape: number;
  readonly units: number;
  readonly near: number;
  readonly far: number;
  readonly path: readonly [number, number, number];
  readonly then: 'NOTHING' | 'CANCEL_LEG' | 'CLOSE' | 'MOVE' | 'RESTART';
}

const away = fc.integer({ min: -900, max: 900 });
const move: fc.Arbitrary<Move> = fc.record({
  side: fc.constantFrom('BUY' as const, 'SELL' as const),
  shape: fc.nat(7),
  units: fc.integer({ min: 1, max: 12 }),
  near: fc.integer({ min: 1, max: 500 }),
  far: fc.integer({ min: 501, max: 1500 }),
  path: fc.tuple(away, away, away),
  then: fc.oneof(
    { weight: 12, arbitrary: fc.constant('NOTHING' as const) },
    { weight: 3, arbitrary: fc.constant('MOVE' as const) },
    { weight: 2, arbitrary: fc.constant('CANCEL_LEG' as const) },
    { weight: 1, arbitrary: fc.constant('CLOSE' as const) },
    { weight: 1, arbitrary: fc.constant('RESTART' as const) },
  ),
});

function requestOf({ side, shape, units, near, far }: Move, close: number, last: string | null) {
  const sign = side === 'BUY' ? 1 : -1;
  const at = (ticks: number): string => String((close + ticks) / 100);
  const plain = { side, quantity: { units: String(units) } };
  const protection = { stopLoss: at(-sign * near), takeProfit: at(sign * far) };
  const limit = { ...plain, type: 'LIMIT', limitPrice: at(-sign * near) } as const;
  const shapes: readonly Partial<OrderRequest>[] = [
    { ...plain, ...protection },
    { ...plain, side: 'BUY', stopLoss: at(-near), takeProfit: at(far) },
    plain,
    limit,
    { ...plain, type: 'STOP', stopPrice: at(sign * near) },
    { ...plain, type: 'TRAILING_STOP', trailAmount: String(near / 100), after: last },
    { ...limit, ocoGroup: 'g', reduceOnly: true },
    { ...plain, type: 'STOP', stopPrice: at(sign * near), ocoGroup: 'g', reduceOnly: true },
  ];
  return shapes[shape] as Partial<OrderRequest>;
}

it('keeps a long-only account long, whatever it is asked for and however the market jumps', () => {
  fc.assert(
    fc.property(fc.array(move, { minLength: 10, maxLength: 60, size: 'max' }), (moves) => {
      const account = new TestAccount({ cash: '1000000', mandate: LONG_ONLY });
      let close = 10_000;
      account.bar({ close });
      let last: string | null = null;
      for (const [index, given] of moves.entries()) {
        last = account.order(requestOf(given, close, last));
        if (given.then === 'MOVE') account.moveToAnotherProcess();
        if (given.then === 'CANCEL_LEG') {
          const leg = account.kernel.view.workingOrders.find(({ order }) => order.endsWith('.sl'));
          if (leg !== undefined) account.cancel(leg.order);
        }
        if (given.then === 'CLOSE') account.halt(`h${index}`, true);
        const [open, inner, end] = given.path.map((by) => Math.max(2_000, close + by));
        const prices = [open, inner, end] as number[];
        close = end as number;
        const range = { high: Math.max(...prices), low: Math.min(...prices) };
        account.bar({ open: open as number, ...range, close });
        for (const { quantity } of account.kernel.view.positions) {
          expect(Number(quantity)).toBeGreaterThanOrEqual(0);
        }
        if (given.then === 'CLOSE') account.release(`h${index}`);
        if (given.then === 'RESTART') {
          account.restartRun();
          account.bar({ close });
          last = null;
        }
      }
      expect(account.eventsOf('REQUEST_REFUSED').map(({ code }) => code)).not.toContain(
        'UNKNOWN_ORDER',
      );
      for (const order of account.kernel.view.workingOrders) {
        if (order.spec.parent === undefined) continue;
        expect(lots(account)).toBeGreaterThan(0);
      }
    }),
    { numRuns: 60 },
  );
});
