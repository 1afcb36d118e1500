/** Stops by rule and by person: what they block, cancel and close, and how they end. */
import { describe, expect, it } from 'vitest';
import type { Mandate } from '../domain/mandate.js';
import { TestAccount } from '../testing/test-account.js';

/** Holds 50 shares bought at 100.00 with 10,000 in the account. */
function invested(mandate: Partial<Mandate> = {}): TestAccount {
  const account = new TestAccount({ mandate });
  account.bar({ close: 10_000 });
  account.order({ quantity: { units: '50' } });
  account.bar({ close: 10_000 });
  return account;
}

describe('the drawdown stop', () => {
  it('halts at its figure, not before, names its figures and closes what is held', () => {
    const account = invested({ maxDrawdownPct: '10' });
    account.bar({ close: 8_100 });
    expect(account.kernel.view.status).toBe('ACTIVE');
    account.bar({ close: 7_990 });
    expect(account.kernel.view.status).toBe('HALTED');
    expect(account.eventsOf('ACCOUNT_HALTED')).toMatchObject([
      {
        cause: 'RULE',
        rule: 'MAX_DRAWDOWN',
        haltId: null,
        figures: { drawdownPct: '10.1', equity: '8990', limitPct: '10', peakEquity: '10000' },
      },
    ]);
    account.bar({ close: 7_990 });
    expect(account.kernel.view.positions[0]?.quantity).toBe('0');
  });

  it('halts at exactly its percentage', () => {
    const account = invested({ maxDrawdownPct: '10', maxDailyLossPct: '100' });
    const { equity } = account.kernel.view;
    expect(equity).toBe('9995');
    account.bar({ close: 8_010 });
    expect(account.kernel.view).toMatchObject({ equity: '9000', status: 'HALTED' });
  });

  it('holds what is held when the mandate says so, and cancels what works', () => {
    const account = invested({ maxDrawdownPct: '10', onStop: 'HOLD_POSITIONS' });
    const resting = account.order({ type: 'LIMIT', limitPrice: '50', quantity: { units: '1' } });
    account.bar({ close: 7_900 });
    account.bar({ close: 7_900 });
    expect(account.kernel.view.order(resting)?.status).toBe('CANCELED');
    expect(account.kernel.view.positions[0]?.quantity).toBe('50');
  });

  it('starts from the present equity when it is released, and does not halt again at once', () => {
    const account = invested({ maxDrawdownPct: '10' });
    account.bar({ close: 7_900 });
    account.bar({ close: 7_900 });
    account.release('any id of the runtime');
    expect(account.kernel.view.peakEquity).toBe(account.kernel.view.equity);
    account.bar({ close: 7_900 });
    expect(account.kernel.view.status).toBe('ACTIVE');
  });

  it('sends the closing order again when the venue loses it', () => {
    const account = invested({ maxDrawdownPct: '10' });
    account.bar({ close: 7_900 });
    const [first] = account.kernel.view.workingOrders;
    const reject = {
      type: 'VENUE_REJECTED',
      at: account.at,
      venueSeq: 99,
      reason: 'BUSY',
    } as const;
    account.venue.cancel(first?.order ?? '', account.at);
    account.apply({ ...reject, order: first?.order ?? '' });
    account.bar({ close: 7_900 });
    account.bar({ close: 7_900 });
    expect(account.kernel.view.positions[0]?.quantity).toBe('0');
  });
});

describe('the daily-loss stop', () => {
  it('measures from the end of the day before', () => {
    const account = invested({ maxDailyLossPct: '5' });
    account.bar({ close: 9_200 });
    expect(account.kernel.view.status).toBe('ACTIVE');
    account.bar({ close: 8_200 });
    expect(account.eventsOf('ACCOUNT_HALTED')).toMatchObject([
      { rule: 'MAX_DAILY_LOSS', figures: { dayStartEquity: '9595', lossPct: '5.211' } },
    ]);
  });

  it('begins each day anew, so that two small losses are none', () => {
    const account = invested({ maxDailyLossPct: '5' });
    account.closes(9_200, 8_500, 7_800);
    expect(account.kernel.view.status).toBe('ACTIVE');
  });
});

describe('a person’s halt', () => {
  it('blocks new orders, lets a person reduce, and closes when asked to', () => {
    const account = invested();
    account.halt('h1');
    expect(account.denial(account.order({}))?.check).toBe('ACCOUNT_HALTED');
    const out = account.order({ side: 'SELL', quantity: { units: '20' } });
    expect(account.denial(out)).toBeUndefined();
    account.bar({ close: 10_000 });
    expect(account.kernel.view.positions[0]?.quantity).toBe('30');
    account.halt('h2', true);
    account.bar({ close: 11_000 });
    expect(account.kernel.view.positions[0]?.quantity).toBe('0');
  });

  it('closes at the next open what an order in flight might still have sold', () => {
    const account = invested();
    account.order({ side: 'SELL', type: 'LIMIT', limitPrice: '120', quantity: { units: '50' } });
    account.halt('h1', true);
    expect(account.eventsOf('ORDER_DENIED')).toEqual([]);
    account.bar({ close: 10_000 });
    expect(account.eventsOf('ORDER_FILLED')).toHaveLength(2);
    expect(account.eventsOf('POSITION_CHANGED').at(-1)?.quantity).toBe('0');
  });

  it('closes once, not twice, when the order in flight was filled before it could be cancelled', () => {
    const account = invested();
    account.order({ side: 'SELL', type: 'LIMIT', limitPrice: '120', quantity: { units: '50' } });
    const [sell] = account.kernel.view.workingOrders;
    const order = sell?.order ?? '';
    const at = account.at - 1;
    account.apply({ type: 'HALT_REQUESTED', at, haltId: 'h1', closePositions: true });
    const fill = { tradeId: 't', quantity: '50', price: '120', fee: '0' } as const;
    const report = { at, order, liquidity: 'MAKER', ...fill } as const;
    account.apply({ ...report, type: 'VENUE_FILLED', venueSeq: 90 });
    account.apply({ type: 'VENUE_CANCEL_REJECTED', at, venueSeq: 91, order, reason: 'FILLED' });
    expect(account.kernel.view.workingOrders).toEqual([]);
    expect(account.eventsOf('POSITION_CHANGED').at(-1)?.quantity).toBe('0');
  });

  it('is released by its own id, and the account stays halted while another is in force', () => {
    const account = invested();
    account.halt('h1');
    account.halt('h2');
    account.release('h1');
    expect(account.kernel.view.status).toBe('HALTED');
    account.release('h2');
    expect(account.kernel.view.status).toBe('ACTIVE');
    expect(account.release('h2')).toMatchObject([{ code: 'NOT_HALTED' }]);
  });

  it('is refused the second time', () => {
    const account = invested();
    account.halt('h1');
    expect(account.halt('h1')).toMatchObject([{ code: 'ALREADY_HALTED' }]);
  });

  it('silences the strategies but not their eyes: they go on from what they saw', () => {
    const account = new TestAccount({ deployments: [{}] });
    account.closes(1000, 990, 980, 970, 960);
    account.halt('h1');
    account.closes(1000, 1040);
    expect(account.eventsOf('ORDER_INITIALIZED')).toEqual([]);
    account.release('h1');
    account.closes(900, 800, 900, 1100);
    expect(account.eventsOf('ORDER_SUBMITTED')).toHaveLength(1);
  });

  it('survives a run that starts over, where a rule’s halt does not', () => {
    const person = invested();
    person.halt('h1');
    person.restartRun();
    expect(person.kernel.view.status).toBe('HALTED');
    const rule = invested({ maxDrawdownPct: '10' });
    rule.bar({ close: 7_000 });
    rule.restartRun();
    expect(rule.kernel.view.status).toBe('ACTIVE');
  });
});
