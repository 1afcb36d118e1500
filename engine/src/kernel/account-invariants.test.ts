/** What must hold after every step, whatever people, strategies, prices and venues do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, powerOfTen } from '../domain/decimal.js';
import { Driver, actions } from '../testing/hostile-account.js';
import type { TestAccount } from '../testing/test-account.js';

const minor = (text: string): bigint => {
  const { units, scale } = parseDecimal(text);
  return units * powerOfTen(8 - scale);
};
const sum = (values: readonly string[]): bigint =>
  values.reduce((total, value) => total + minor(value), 0n);

function expectSound(account: TestAccount): void {
  const { view } = account.kernel;
  const net = view.positions.filter(({ owner }) => owner === null);
  const owned = view.positions.filter(({ owner }) => owner !== null);
  const ledger = [
    'CASH',
    'FEES',
    'CAPITAL',
    'REALIZED_PNL',
    'POSITION:ACME',
    'POSITION:OTHER',
    'CARRY',
  ];
  expect(sum(ledger.map((name) => view.ledgerBalance(name)))).toBe(0n);
  for (const symbol of ['ACME', 'OTHER']) {
    const of = (rows: typeof net): bigint =>
      sum(rows.filter((row) => row.symbol === symbol).map(({ quantity }) => quantity));
    expect(of(owned)).toBe(of(net));
  }
  expect(sum(view.workingOrders.map(({ reserved }) => reserved))).toBe(minor(view.reserved));
  if (view.lastBarAt === null) return;
  // Fees and profits are in cash: whatever is not in a position is there.
  const cost =
    minor(view.ledgerBalance('POSITION:ACME')) + minor(view.ledgerBalance('POSITION:OTHER'));
  const open = sum(net.map(({ unrealizedPnl }) => unrealizedPnl));
  const value = sum(net.map(({ marketValue }) => marketValue));
  expect(cost + open).toBe(value);
}

/** Cash and positions at the last mark; between two bars fills move money but not equity's mark. */
function expectMarked(account: TestAccount): void {
  const marked = account.eventsOf('EQUITY_MARKED').at(-1);
  expect(marked?.equity).toBe(account.kernel.view.equity);
}

describe('an account, whatever happens to it', () => {
  it('keeps its ledger at zero, its owners at its net, its reservations at its orders', () => {
    fc.assert(
      fc.property(actions, (steps) => {
        const driver = new Driver();
        for (const step of steps) {
          driver.perform(step);
          expectSound(driver.account);
          if (step.do === 'bar') expectMarked(driver.account);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('marks equity as cash plus positions', () => {
    fc.assert(
      fc.property(actions, (steps) => {
        const driver = new Driver();
        for (const step of steps) {
          driver.perform(step);
          if (step.do !== 'bar') continue;
          // Straight after the bar: what came from the venue was booked before it.
          const { view } = driver.account.kernel;
          const net = view.positions.filter(({ owner }) => owner === null);
          expect(minor(view.cash) + sum(net.map(({ marketValue }) => marketValue))).toBe(
            minor(view.equity),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('goes on from a snapshot at any step as if nothing had happened', () => {
    fc.assert(
      fc.property(actions, fc.nat(59), (steps, cut) => {
        const whole = new Driver();
        const moved = new Driver();
        steps.forEach((step, index) => {
          whole.perform(step);
          moved.perform(step);
          if (index === cut) moved.account.moveToAnotherProcess();
        });
        expect(moved.account.chain.head).toBe(whole.account.chain.head);
        expect(moved.account.kernel.snapshot()).toEqual(whole.account.kernel.snapshot());
      }),
      { numRuns: 60 },
    );
  });

  it('submits no opening order beyond a limit of the mandate', () => {
    fc.assert(
      fc.property(actions, (steps) => {
        const driver = new Driver();
        const { account } = driver;
        for (const step of steps) {
          const before = minor(account.kernel.view.equity);
          const known = new Set(account.kernel.view.workingOrders.map(({ order }) => order));
          driver.perform(step);
          for (const { order, reserved } of account.kernel.view.workingOrders) {
            // What rests since earlier was judged by the equity of that moment.
            if (known.has(order)) continue;
            // 30 % of the greater of two equities around the decision, and the fee on it.
            const equity = minor(account.kernel.view.equity);
            const most = ((before > equity ? before : equity) * 30n * 1001n) / 100_000n;
            if (step.do === 'order') expect(minor(reserved)).toBeLessThanOrEqual(most + 1n);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('fills never twice under one trade id', () => {
    fc.assert(
      fc.property(actions, (steps) => {
        const driver = new Driver();
        for (const step of steps) driver.perform(step);
        const fills = driver.account.inputs.filter((input) => input.type === 'VENUE_FILLED');
        expect(new Set(fills.map(({ tradeId }) => tradeId)).size).toBe(fills.length);
      }),
      { numRuns: 30 },
    );
  });
});
