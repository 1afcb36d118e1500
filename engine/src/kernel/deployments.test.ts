/** Strategies on an account: their own positions, their share, and what happens when they fail. */
import { describe, expect, it } from 'vitest';
import type { OrderDesk, StrategyDefinition } from '../strategies/define-strategy.js';
import { StrategyRegistry } from '../strategies/strategy-registry.js';
import { everyBarStrategy } from '../testing/scripted-strategy.js';
import { TestAccount } from '../testing/test-account.js';

function running(
  definitions: readonly StrategyDefinition[],
  options: ConstructorParameters<typeof TestAccount>[0] = {},
): TestAccount {
  const share = String(100 / definitions.length);
  return new TestAccount({
    ...options,
    strategies: new StrategyRegistry(definitions),
    deployments: definitions.map(({ name }) => ({
      strategy: name,
      parameters: {},
      capitalSharePct: share,
    })),
  });
}

const buyOnce = (name: string, units: number): StrategyDefinition =>
  everyBarStrategy(name, (desk, tick) => {
    if (tick === 1) desk.buy({ units });
  });

describe('two deployments and a person on one account', () => {
  it('each have their own position, whose sum is the account’s at the venue', () => {
    const short = everyBarStrategy('short', (desk, tick) => {
      if (tick === 1) desk.sell({ units: 4 });
    });
    const account = running([buyOnce('long', 10), short]);
    account.bar({ close: 10_000 });
    account.order({ quantity: { units: '3' } });
    account.bar({ close: 10_000 });
    const quantities = account.kernel.view.positions.map(({ owner, quantity }) => [
      owner,
      quantity,
    ]);
    expect(Object.fromEntries(quantities)).toEqual({ null: '9', m: '3', d1: '10', d2: '-4' });
  });

  it('stop one by one, and a stop closes only what is its own', () => {
    const account = running([buyOnce('a', 10), buyOnce('b', 5)]);
    account.closes(10_000, 10_000);
    account.stop('d1', true);
    account.bar({ close: 11_000 });
    const held = account.kernel.view.positions.find(({ owner }) => owner === 'd2');
    const closed = account.kernel.view.positions.find(({ owner }) => owner === 'd1');
    expect([held?.quantity, closed?.quantity]).toEqual(['5', '0']);
    expect(closed?.realizedPnl).toBe('100');
    expect(account.kernel.view.deployments.map(({ status }) => status)).toEqual([
      'STOPPED',
      'RUNNING',
    ]);
  });

  it('size by their share of the capital', () => {
    const half = everyBarStrategy('half', (desk, tick) => {
      if (tick === 1) desk.buy({ equityFraction: 0.5 });
    });
    const account = running([half, buyOnce('other', 1)]);
    account.closes(10_000, 10_000);
    const [own] = account.kernel.view.positions.filter(({ owner }) => owner === 'd1');
    expect(own?.quantity).toBe('24');
  });
});

describe('all-in', () => {
  it.each([
    [{}, '99'],
    [{ maxOrderNotionalPct: '5' }, '5'],
    [{ maxOrderNotional: '700' }, '7'],
    [{ maxOrderUnits: '3' }, '3'],
    [{ cashReservePct: '40' }, '59'],
    [{ maxGrossExposurePct: '33' }, '33'],
  ])('is as much as a mandate with %j allows', (mandate, quantity) => {
    const allIn = everyBarStrategy('all-in', (desk, tick) => {
      if (tick === 1) desk.buy({ allIn: true });
    });
    const account = running([allIn], { mandate });
    account.closes(10_000, 10_000);
    expect(account.eventsOf('ORDER_DENIED')).toEqual([]);
    expect(account.kernel.view.positions[0]?.quantity).toBe(quantity);
  });

  it('turns a position round in one decision', () => {
    const turn = everyBarStrategy('turn', (desk, tick) => {
      if (tick === 1) desk.buy({ allIn: true });
      if (tick === 3) {
        desk.close();
        desk.sell({ allIn: true });
      }
    });
    const account = running([turn]);
    account.closes(10_000, 10_000, 10_000, 10_000);
    expect(account.eventsOf('ORDER_DENIED')).toEqual([]);
    expect(account.kernel.view.positions[0]?.quantity).toBe('-99');
  });
});

describe('a strategy that fails', () => {
  const cases: readonly [string, (desk: OrderDesk) => void, RegExp][] = [
    [
      'throws',
      () => {
        throw new Error('no such\n data');
      },
      /stopped with an error: no such data$/,
    ],
    ['throws something odd', () => Promise.reject.call(null), /stopped with an error/],
    ['orders NaN units', (desk) => desk.buy({ units: Number.NaN }), /positive number, not NaN/],
    ['orders a negative amount', (desk) => desk.sell({ notional: -1 }), /positive number, not -1/],
    ['orders twice its capital', (desk) => desk.buy({ equityFraction: 2 }), /at most at 1, not 2/],
    [
      'asks for a price of 0',
      (desk) => desk.buy({ units: 1 }, { limit: 0 }),
      /limit must be a positive/,
    ],
    [
      'asks for a price beyond its instrument',
      (desk) => desk.buy({ units: 1 }, { takeProfit: 1e300 }),
      /price of 1e\+300 is above/,
    ],
    [
      'misspells its protection',
      (desk) => desk.buy({ units: 1 }, { limit: 95, ...{ stoploss: 90 } }),
      /no option "stoploss"; there are limit/,
    ],
    [
      'orders without end',
      (desk) => {
        for (;;) desk.buy({ units: 1 });
      },
      /more than 32 orders/,
    ],
    [
      'hides its own fault',
      (desk) => {
        try {
          desk.buy({ units: Number.NaN });
        } catch {
          desk.buy({ units: 1 });
        }
      },
      /positive number, not NaN/,
    ],
  ];

  it.each(cases)(
    'because it %s is stopped with a sentence, and places nothing',
    (_, fault, reason) => {
      const faulty = everyBarStrategy('faulty', (desk, tick) => {
        if (tick === 2) {
          desk.buy({ units: 2 });
          fault(desk);
        }
      });
      const account = running([faulty, buyOnce('sound', 1)]);
      account.closes(10_000, 10_000, 10_000);
      const [ended] = account.eventsOf('DEPLOYMENT_ENDED');
      expect(ended).toMatchObject({ deployment: 'd1', status: 'FAILED' });
      expect(ended?.reason).toMatch(reason);
      expect(account.kernel.view.positions.map(({ owner }) => owner)).toEqual([null, 'd2']);
    },
  );

  it.each([
    ['CLOSE_POSITIONS', '0'],
    ['HOLD_POSITIONS', '10'],
  ] as const)('leaves its position to the mandate: %s', (onStop, quantity) => {
    const faulty = everyBarStrategy('faulty', (desk, tick) => {
      if (tick === 1) desk.buy({ units: 10 });
      if (tick === 3) throw new Error('over');
    });
    const account = running([faulty], { mandate: { onStop } });
    account.closes(10_000, 10_000, 10_000, 11_000);
    expect(account.kernel.view.positions[0]?.quantity).toBe(quantity);
  });
});

describe('a deployment that cannot start', () => {
  it.each([
    [{ strategy: 'nothing' }, 'There is no strategy named nothing.'],
    [{ strategyVersion: '9.9.9' }, 'Version 9.9.9 of sma-cross is not here; 1.0.0 is.'],
    [{ symbols: ['OTHER'] }, 'The account does not trade OTHER.'],
    [{ symbols: [] }, 'A deployment needs at least one instrument.'],
    [{ parameters: { fast: 0 } }, 'The parameters are wrong: fast must be a whole number from 1'],
    [{ parameters: { fast: 9, slow: 9 } }, 'The parameters are wrong: fast must be below slow'],
    [{ capitalSharePct: '0' }, 'The capital shares of the running deployments must be above 0'],
    [{ capitalSharePct: '100.01' }, 'The capital shares of the running deployments'],
  ])('with %j fails with: %s', (given, sentence) => {
    const account = new TestAccount({ deployments: [given] });
    const [ended] = account.eventsOf('DEPLOYMENT_ENDED');
    expect(ended?.status).toBe('FAILED');
    expect(ended?.reason).toContain(sentence);
    account.closes(10_000, 10_000);
    expect(account.kernel.view.lastBarAt).not.toBeNull();
  });

  it('leaves the others their shares', () => {
    const account = new TestAccount({
      deployments: [{ capitalSharePct: '60' }, { capitalSharePct: '60' }],
    });
    expect(account.kernel.view.deployments.map(({ status }) => status)).toEqual([
      'RUNNING',
      'FAILED',
    ]);
  });
});
