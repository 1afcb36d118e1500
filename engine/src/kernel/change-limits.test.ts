/** Limits that change while the account runs: what they allow from then on, and what they halt. */
import { describe, expect, it } from 'vitest';
import { TestAccount } from '../testing/test-account.js';

function account(mandate: Parameters<TestAccount['changeLimits']>[0] = {}): TestAccount {
  const test = new TestAccount({ mandate });
  test.bar({ close: 10_000 });
  return test;
}

describe('limits of an account that runs', () => {
  it('deny the next order once lowered, and allow it once raised', () => {
    const test = account();
    test.changeLimits({ maxOrderNotionalPct: '10' });
    const big = test.order({ quantity: { units: '20' } });
    expect(test.denial(big)?.check).toBe('MAX_ORDER_NOTIONAL_PCT');
    test.changeLimits({ maxOrderNotionalPct: '50' });
    const again = test.order({ quantity: { units: '20' } });
    expect(test.denial(again)).toBeUndefined();
  });

  it('are told with what they were before', () => {
    const test = account();
    const before = test.kernel.view.mandate;
    const [event] = test.changeLimits({ allowShort: false });
    const after = { ...before, allowShort: false };
    expect(event).toEqual({ type: 'MANDATE_CHANGED', before, after });
    expect(test.kernel.view.mandate).toEqual(after);
  });

  it('leave orders that are at work as they were judged', () => {
    const test = account();
    const limit = { type: 'LIMIT', limitPrice: '90', quantity: { units: '50' } } as const;
    const resting = test.order(limit);
    test.changeLimits({ maxOrderNotionalPct: '1' });
    expect(test.kernel.view.order(resting)?.status).toBe('ACCEPTED');
  });

  it('halt at once where a loss is beyond the new stop, and close as the new limits say', () => {
    const test = account({ onStop: 'HOLD_POSITIONS' });
    test.order({ quantity: { units: '50' } });
    test.bar({ close: 10_000 });
    test.bar({ close: 9_000 });
    expect(test.kernel.view.status).toBe('ACTIVE');
    test.changeLimits({ maxDrawdownPct: '5', onStop: 'CLOSE_POSITIONS' });
    expect(test.kernel.view.status).toBe('HALTED');
    expect(test.eventsOf('ACCOUNT_HALTED')).toMatchObject([
      { cause: 'RULE', rule: 'MAX_DRAWDOWN', figures: { limitPct: '5' } },
    ]);
    test.bar({ close: 9_000 });
    expect(test.kernel.view.positions[0]?.quantity).toBe('0');
  });

  it('move the stop of later bars, up and down', () => {
    const raised = account({ maxDrawdownPct: '10' });
    raised.order({ quantity: { units: '50' } });
    raised.bar({ close: 10_000 });
    raised.changeLimits({ maxDrawdownPct: '30' });
    raised.bar({ close: 7_000 });
    expect(raised.kernel.view.status).toBe('ACTIVE');
    raised.changeLimits({ maxDrawdownPct: '20' });
    raised.bar({ close: 5_900 });
    expect(raised.kernel.view.status).toBe('HALTED');
  });

  it('do not lift a halt that the old limits made', () => {
    const test = account({ maxDrawdownPct: '10' });
    test.order({ quantity: { units: '50' } });
    test.bar({ close: 10_000 });
    test.bar({ close: 7_900 });
    test.changeLimits({ maxDrawdownPct: '90' });
    expect(test.kernel.view.status).toBe('HALTED');
  });

  it('refuse what is in force already', () => {
    const test = account();
    expect(test.changeLimits({})).toMatchObject([
      { type: 'REQUEST_REFUSED', code: 'LIMITS_UNCHANGED' },
    ]);
  });

  it('are the same after a move to another process and in a new run', () => {
    const test = account();
    test.changeLimits({ maxDrawdownPct: '7', maxDailyLossPct: '3' });
    const { mandate } = test.kernel.view;
    test.moveToAnotherProcess();
    expect(test.kernel.view.mandate).toEqual(mandate);
    test.restartRun();
    expect(test.kernel.view.mandate).toEqual(mandate);
    test.bar({ close: 10_000 });
    test.order({ quantity: { units: '50' } });
    test.bar({ close: 10_000 });
    test.bar({ close: 9_300 });
    expect(test.kernel.view.status).toBe('HALTED');
  });
});
