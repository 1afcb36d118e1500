/** A replay that starts over. */
import { describe, expect, it } from 'vitest';
import { TestAccount } from '../testing/test-account.js';

const CLOSES = [1000, 990, 980, 970, 1000, 1040, 1080, 1060, 1000, 950, 900, 950, 1010, 1080];

describe('a run that starts over', () => {
  it('closes everything out, leaves the ledger at zero and the cash at its opening', () => {
    const account = new TestAccount({ deployments: [{}] });
    account.closes(...CLOSES, 1090, 1100);
    account.order({ type: 'LIMIT', limitPrice: '5', quantity: { units: '1' } });
    account.restartRun();
    const { view } = account.kernel;
    expect(view).toMatchObject({ run: 2, cash: '10000', equity: '10000', reserved: '0' });
    expect([view.positions, view.workingOrders, view.lastBarAt]).toEqual([[], [], null]);
    const balances = ['CASH', 'CAPITAL', 'FEES', 'REALIZED_PNL', 'POSITION:ACME'];
    expect(balances.map((name) => view.ledgerBalance(name))).toEqual([
      '10000',
      '-10000',
      '0',
      '0',
      '0',
    ]);
    expect(account.eventsOf('LEDGER_TRANSFER').some(({ code }) => code === 'RUN_CLOSE')).toBe(true);
  });

  it('gives the same orders, prices and profits as the run before', () => {
    const account = new TestAccount({ deployments: [{}] });
    const tell = (from: number): unknown[] =>
      account.events
        .slice(from)
        .filter(({ type }) => type === 'ORDER_FILLED' || type === 'EQUITY_MARKED')
        .map((event) => JSON.stringify(event).replaceAll(/d1\.\d+\./g, ''));
    account.closes(...CLOSES);
    const first = tell(0);
    account.restartRun();
    const from = account.events.length;
    account.closes(...CLOSES);
    expect(tell(from)).toEqual(first);
    expect(first.length).toBeGreaterThan(CLOSES.length);
  });

  it('finds the orders of the run before ended when the venue still speaks of them', () => {
    const account = new TestAccount();
    account.bar({ close: 1000 });
    const order = account.order({ type: 'LIMIT', limitPrice: '5' });
    account.restartRun();
    const late = { type: 'VENUE_CANCELED', at: 0, venueSeq: 50, order, reason: 'LATE' } as const;
    expect(account.apply(late)).toMatchObject([{ code: 'LATE_REPORT' }]);
  });

  it('is refused for a run that is not later', () => {
    const account = new TestAccount();
    const events = account.apply({ type: 'RUN_RESTARTED', at: 0, run: 1 });
    expect(events).toMatchObject([{ code: 'STALE_RUN' }]);
  });

  it('refuses bars of a stamp that was seen, and takes them again in the next run', () => {
    const account = new TestAccount();
    account.bar({ close: 1000 });
    account.day = 0;
    expect(account.bar({ close: 1000 })).toMatchObject([{ code: 'STALE_BARS' }]);
    account.restartRun();
    expect(account.bar({ close: 1000 })).toMatchObject([{ type: 'EQUITY_MARKED' }]);
  });
});
