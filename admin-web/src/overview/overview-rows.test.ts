/** The overview shows the newest figures, finds what one types and sorts by value. */
import type { Account, AccountUpdate } from '@fiducia/sdk';
import { describe, expect, it } from 'vitest';
import { accountTotals } from './account-totals.js';
import { filterAccounts, nextSort, sortAccounts, withLiveFigures } from './overview-rows.js';

function account(id: string, changes: Partial<Account> = {}): Account {
  return {
    id,
    name: `Account ${id}`,
    client: { id: `cli_${id}`, name: 'Ada Lovelace', reference: 'A-1' },
    mode: 'PAPER',
    liveApprovedAt: null,
    restricted: false,
    status: 'ACTIVE',
    currency: 'USD',
    mandate: {
      maxOrderNotionalPct: '5',
      maxOrderUnits: null,
      maxOrderNotional: null,
      maxGrossExposurePct: '80',
      cashReservePct: '20',
      maxDrawdownPct: '10',
      maxDailyLossPct: '5',
      allowShort: false,
      onStop: 'CLOSE_POSITIONS',
    },
    startingCash: '100',
    cash: '100',
    equity: '100.00',
    dayResult: '0.00',
    dayResultPct: '0.00',
    totalResultPct: '0.00',
    exposure: '0.00',
    exposurePct: '0.00',
    drawdownPct: '0.00',
    peakEquity: '100.00',
    marketTime: null,
    run: 1,
    journal: { seq: 10, hash: '' },
    halt: null,
    ...changes,
  };
}

const update = (seq: number, changes: Partial<AccountUpdate> = {}): AccountUpdate => ({
  accountId: 'a',
  seq,
  restricted: false,
  status: 'ACTIVE',
  equity: '200.00',
  cash: '1',
  dayResult: '100.00',
  dayResultPct: '100.00',
  exposure: '199.00',
  exposurePct: '99.50',
  drawdownPct: '0.00',
  totalResultPct: '100.00',
  marketTime: null,
  run: 1,
  ...changes,
});

describe('live figures', () => {
  it('replace the stored ones when they are newer', () => {
    expect(withLiveFigures(account('a'), update(11)).equity).toBe('200.00');
    expect(withLiveFigures(account('a'), update(10)).equity).toBe('100.00');
  });

  it('take the halt away with the release', () => {
    const halt = {
      cause: 'RULE',
      rule: 'MAX_DRAWDOWN',
      sentence: '',
      figures: [],
      at: '',
      marketTime: null,
      by: null,
      reason: null,
    } as const;
    expect(withLiveFigures(account('a', { halt }), update(11)).halt).toBeNull();
    expect(withLiveFigures(account('a', { halt }), update(11, { status: 'HALTED' })).halt).toBe(
      halt,
    );
  });
});

describe('the filter', () => {
  const accounts = [account('a'), account('b', { status: 'HALTED', name: 'Growth' })];
  it.each([
    ['', 'ALL', ['a', 'b']],
    ['lovelace GROWTH', 'ALL', ['b']],
    ['a-1', 'ACTIVE', ['a']],
    ['nobody', 'ALL', []],
  ] as const)('"%s" among %s finds %j', (text, status, expected) => {
    expect(filterAccounts(accounts, { text, status }).map(({ id }) => id)).toEqual(expected);
  });
});

describe('sorting', () => {
  it('goes by value, not by text', () => {
    const rows = [
      account('a', { equity: '9.00' }),
      account('b', { equity: '10.00' }),
      account('c', { equity: '-1.00' }),
    ];
    const sorted = sortAccounts(rows, { key: 'equity', direction: 'descending' });
    expect(sorted.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });

  it('keeps equal rows in one order, whichever way round', () => {
    const rows = [account('b'), account('a')];
    for (const direction of ['ascending', 'descending'] as const) {
      expect(sortAccounts(rows, { key: 'equity', direction }).map(({ id }) => id)).toEqual([
        'a',
        'b',
      ]);
    }
  });

  it('turns round on the second press', () => {
    const first = nextSort({ key: 'client', direction: 'ascending' }, 'equity');
    expect(first).toEqual({ key: 'equity', direction: 'descending' });
    expect(nextSort(first, 'equity').direction).toBe('ascending');
  });
});

describe('totals', () => {
  it('never add two currencies', () => {
    const totals = accountTotals([
      account('a', { equity: '110.00', dayResult: '10.00', exposure: '55.00' }),
      account('b', { equity: '0.10', dayResult: '0.00', currency: 'EUR' }),
      account('c', { equity: '0.20', dayResult: '0.00', currency: 'EUR', status: 'HALTED' }),
    ]);
    expect(totals.currencies).toEqual([
      {
        currency: 'USD',
        equity: '110.00',
        dayResult: '10.00',
        dayResultPct: '10.00',
        exposure: '55.00',
        exposurePct: '50.00',
      },
      expect.objectContaining({ currency: 'EUR', equity: '0.30' }),
    ]);
    expect(totals.halted).toBe(1);
  });

  it('name the account with the deepest drawdown', () => {
    const rows = [account('a', { drawdownPct: '9.5' }), account('b', { drawdownPct: '10.1' })];
    expect(accountTotals(rows).deepestDrawdown?.pct).toBe('10.1');
    expect(accountTotals([]).deepestDrawdown).toBeNull();
    const hidden = { ...account('c'), drawdownPct: null };
    expect(accountTotals([...rows, hidden]).deepestDrawdown).toBeNull();
  });
});
