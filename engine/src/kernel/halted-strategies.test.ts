/** Strategies of a halted account: they see every bar, and what they may not have is set aside. */
import { describe, expect, it } from 'vitest';
import type { Mandate } from '../domain/mandate.js';
import type { OrderDesk } from '../strategies/define-strategy.js';
import { StrategyRegistry } from '../strategies/strategy-registry.js';
import { everyBarStrategy } from '../testing/scripted-strategy.js';
import { TestAccount } from '../testing/test-account.js';

/** One strategy whose every bar is the test's own function; `tick` counts its bars. */
function running(
  onBar: (desk: OrderDesk, tick: number) => void,
  mandate: Partial<Mandate> = {},
): TestAccount {
  const strategy = everyBarStrategy('scripted', onBar);
  return new TestAccount({
    mandate,
    strategies: new StrategyRegistry([strategy]),
    deployments: [{ strategy: 'scripted', parameters: {} }],
  });
}

/** Holds 50 from the second bar on; at 79.00 its drawdown halts the account. */
function fallen(onBar: (desk: OrderDesk) => void, mandate: Partial<Mandate> = {}): TestAccount {
  const held = running(
    (desk, tick) => {
      if (tick === 1) desk.buy({ units: 50 });
      if (tick >= 4) onBar(desk);
    },
    { maxDrawdownPct: '10', onStop: 'HOLD_POSITIONS', ...mandate },
  );
  held.closes(10_000, 10_000, 7_900);
  expect(held.kernel.view.status).toBe('HALTED');
  return held;
}

describe('a strategy of an account that a person halted', () => {
  it.each<[string, (desk: OrderDesk) => void]>([
    ['buys', (desk) => desk.buy({ units: 1 })],
    ['sells what it holds', (desk) => desk.sell({ units: 5 })],
    ['reduces only', (desk) => desk.sell({ units: 5 }, { reduceOnly: true })],
    ['closes', (desk) => desk.close()],
  ])('leaves no order and no event when it %s', (_, wish) => {
    const account = running((desk, tick) => {
      if (tick === 1) desk.buy({ units: 10 });
      else wish(desk);
    });
    account.bar({ close: 10_000 });
    account.halt('h1');
    const seen = account.bar({ close: 10_000 });
    expect(seen.map(({ type }) => type)).toEqual(['EQUITY_MARKED']);
  });

  it('sees every bar meanwhile, and trades from there when the halt is released', () => {
    const account = running((desk, tick) => desk.buy({ units: tick }));
    account.halt('h1');
    account.closes(10_000, 10_000, 10_000);
    account.release('h1');
    account.bar({ close: 10_000 });
    expect(account.eventsOf('ORDER_INITIALIZED')).toMatchObject([{ spec: { quantity: '4' } }]);
  });

  it('does not hold up a person: what opens is denied, what reduces passes', () => {
    const account = running((desk) => desk.buy({ units: 1 }));
    account.order({ quantity: { units: '1' } });
    account.bar({ close: 10_000 });
    account.halt('h1');
    expect(account.denial(account.order({}))?.check).toBe('ACCOUNT_HALTED');
  });
});

describe('a strategy of an account that a rule halted', () => {
  it.each<[string, (desk: OrderDesk) => void]>([
    ['buys more', (desk) => desk.buy({ units: 1 })],
    ['buys a share of its capital', (desk) => desk.buy({ equityFraction: 0.1 })],
    ['buys all that may be', (desk) => desk.buy({ allIn: true })],
    ['turns its position around', (desk) => desk.sell({ units: 51 })],
    ['reduces more than there is', (desk) => desk.sell({ units: 51 }, { reduceOnly: true })],
    ['asks for less than one lot', (desk) => desk.sell({ notional: 0.01 })],
  ])('leaves no order and no event when it %s', (_, wish) => {
    const seen = fallen(wish).bar({ close: 7_900 });
    expect(seen.map(({ type }) => type)).toEqual(['EQUITY_MARKED']);
  });

  it('may still reduce, but not twice the same', () => {
    const account = fallen((desk) => {
      desk.sell({ units: 50 });
      desk.sell({ units: 1 });
    });
    const seen = account.bar({ close: 7_900 });
    expect(seen.filter(({ type }) => type === 'ORDER_SUBMITTED')).toHaveLength(1);
    expect(account.eventsOf('ORDER_DENIED')).toEqual([]);
    account.bar({ close: 7_900 });
    expect(account.kernel.view.positions[0]?.quantity).toBe('0');
  });

  it('may still close, and the rule closes what it holds when the mandate says so', () => {
    const own = fallen((desk) => desk.close());
    own.closes(7_900, 7_900);
    expect(own.kernel.view.positions[0]?.quantity).toBe('0');
    const byRule = fallen((desk) => desk.buy({ units: 1 }), { onStop: 'CLOSE_POSITIONS' });
    byRule.closes(7_900, 7_900);
    expect(byRule.kernel.view.positions[0]?.quantity).toBe('0');
    expect(byRule.eventsOf('ORDER_DENIED')).toEqual([]);
  });
});
