/** An account that is stopped and started again goes on as if nothing had happened. */
import type { AccountId } from '@fiducia/tenants';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getAccount } from '../accounts/account-queries.js';
import { checkLedger } from '../accounts/check-ledger.js';
import { ENTRIES_PER_SNAPSHOT } from '../journal/account-snapshots.js';
import { openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { journalHead } from '../testing/read-journal-hash.js';
import { syntheticBars, TEST_INSTRUMENT } from '../testing/synthetic-bars.js';
import { until, untilEnded } from '../testing/until.js';

const BARS = 900;
const STOPS = 4;

let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngineFixture();
  const columns = syntheticBars(BARS);
  await fixture.recordMarket([{ instrument: TEST_INSTRUMENT, source: 'test', columns }]);
});
afterEach(() => fixture.close());

function openTwo(): Promise<AccountId> {
  const half = { symbols: ['TEST'], capitalSharePct: '50' };
  return fixture.openAccount({
    symbols: ['TEST'],
    deployments: [
      { ...half, strategy: 'sma-cross', parameters: { fast: 8, slow: 30 } },
      { ...half, strategy: 'momentum', parameters: { lookback: 30, trend: 15, trail: 4 } },
    ],
  });
}

describe('a restart', () => {
  it('from snapshot and tail, at several moments, gives the journal of an unbroken run', async () => {
    const unbroken = await openTwo();
    const first = await fixture.start();
    await untilEnded(first);
    await first.stop();
    const broken = await reopenMarket();
    for (let stop = 1; stop <= STOPS; stop += 1) {
      const engine = await fixture.start();
      const target = Math.floor((BARS * stop) / (STOPS + 1));
      await until('a part of the bars', async () => (await barsSeen(broken)) >= target);
      await engine.stop();
      // The stop leaves a snapshot at the head; without it the next start has a tail to replay.
      const { tenantId } = fixture.ctx;
      const head = await journalHead(fixture.deps.db, { tenantId, accountId: broken });
      expect(await dropNewestSnapshot(broken)).toBe(head?.seq);
    }
    await untilEnded(await fixture.start());
    const { tenantId } = fixture.ctx;
    const heads = await Promise.all(
      [unbroken, broken].map((accountId) => journalHead(fixture.deps.db, { tenantId, accountId })),
    );
    // The first account has a second run by now: its first one ends where the other one ends.
    const firstRun = await entryHash(unbroken, heads[1]?.seq ?? 0);
    expect(heads[1]?.hash).toBe(firstRun);
    expect(heads[1]?.seq).toBeGreaterThan(ENTRIES_PER_SNAPSHOT);
    expect((await checkLedger(fixture.ctx, fixture.deps)).problems).toEqual([]);
  }, 60_000);

  it('refuses an account whose journal was tampered with, and says so', async () => {
    const accountId = await openTwo();
    const engine = await fixture.start();
    await untilEnded(engine);
    await engine.stop();
    await tamper(accountId);
    await fixture.start();
    await until('the complaint', async () => {
      const account = await getAccount(fixture.ctx, fixture.deps, accountId);
      return account?.halt?.rule === 'ENGINE';
    });
    const account = await getAccount(fixture.ctx, fixture.deps, accountId);
    expect(account?.status).toBe('HALTED');
    expect(account?.halt?.sentence).toContain('journal entry');
  });

  it.each([
    {
      what: 'an entry of the block that its snapshot stands in',
      sql: `update journal_entry set entry = replace(entry, '"seq"', '"seq" ')
        where account_id = $1 and seq = (
          select max(seq) - (max(seq) % 64) + 1 from journal_entry where account_id = $1)`,
      says: 'does not stand on this journal',
    },
    {
      what: 'a byte of the last hash',
      sql: `update journal_entry set hash = set_byte(hash, 31, get_byte(hash, 31) # 1)
        where account_id = $1 and seq = (select max(seq) from journal_entry where account_id = $1)`,
      alsoSnapshots: true,
      says: 'is not the one that was written',
    },
    {
      what: 'a first entry of the format before',
      sql: `update journal_entry set entry = replace(entry, '"journalFormat":2,', '')
        where account_id = $1 and seq = 1`,
      says: 'its journal is of format 1, and this program reads format 2 alone',
    },
  ])('refuses $what', async ({ sql, alsoSnapshots, says }) => {
    const accountId = await openTwo();
    const engine = await fixture.start();
    await untilEnded(engine);
    await engine.stop();
    const { test } = fixture;
    await test.asSuperuser('alter table journal_entry disable trigger all');
    if (alsoSnapshots === true) {
      await test.asSuperuser('delete from account_snapshot where account_id = $1', [accountId]);
    }
    await test.asSuperuser(sql, [accountId]);
    await fixture.start();
    await until('the complaint', async () => {
      const account = await getAccount(fixture.ctx, fixture.deps, accountId);
      return account?.halt?.rule === 'ENGINE';
    });
    const account = await getAccount(fixture.ctx, fixture.deps, accountId);
    expect(account?.halt?.sentence).toContain(says);
  });

  it('writes down that another version of the kernel goes on, and rebuilds old snapshots', async () => {
    const accountId = await openTwo();
    const first = await fixture.start();
    await untilEnded(first);
    await first.stop();
    const { tenantId } = fixture.ctx;
    const before = await journalHead(fixture.deps.db, { tenantId, accountId });
    await fixture.test.asSuperuser(
      `update account_snapshot set state = replace(state, '"kernelVersion":"', '"kernelVersion":"0.')
       where account_id = $1`,
      [accountId],
    );
    const second = await fixture.start();
    await until('the entry', async () => (await lastInput(accountId)) === 'KERNEL_CHANGED');
    await second.stop();
    const head = await journalHead(fixture.deps.db, { tenantId, accountId });
    expect(head?.seq).toBe((before?.seq ?? 0) + 1);
    await fixture.test.asSuperuser(
      `update account_snapshot set state = replace(state, '"version":2', '"version":1')
       where account_id = $1`,
      [accountId],
    );
    const third = await fixture.start();
    await untilEnded(third);
    await third.stop();
    expect(await journalHead(fixture.deps.db, { tenantId, accountId })).toEqual(head);
    expect((await checkLedger(fixture.ctx, fixture.deps)).problems).toEqual([]);
  });
});

async function lastInput(accountId: AccountId): Promise<string | undefined> {
  const { rows } = await fixture.deps.db.tenants.read<{ type: string }>(
    fixture.ctx,
    'select input_type as type from journal_entry where account_id = $1 order by seq desc limit 1',
    [accountId],
  );
  return rows[0]?.type;
}

/** A second account on the same bars, from the first one on. */
async function reopenMarket(): Promise<AccountId> {
  await fixture.deps.db.shared.query(
    `update market_replay set position = 0, run = run + 1, published_at = null, phase = 'STOPPED',
       restart_at = null`,
  );
  return openTwo();
}

async function dropNewestSnapshot(accountId: AccountId): Promise<number> {
  const { rows } = await fixture.deps.db.tenants.read<{ seq: string }>(
    fixture.ctx,
    'select max(seq) as seq from account_snapshot where account_id = $1',
    [accountId],
  );
  const seq = Number(rows[0]?.seq);
  const drop = 'delete from account_snapshot where account_id = $1 and seq = $2';
  await fixture.test.asSuperuser(drop, [accountId, seq]);
  return seq;
}

async function barsSeen(accountId: AccountId): Promise<number> {
  const { rows } = await fixture.deps.db.tenants.read<{ bars: number }>(
    fixture.ctx,
    'select count(*)::int as bars from equity_point where account_id = $1',
    [accountId],
  );
  return rows[0]?.bars ?? 0;
}

async function entryHash(accountId: AccountId, seq: number): Promise<string | undefined> {
  const { rows } = await fixture.deps.db.tenants.read<{ hash: string }>(
    fixture.ctx,
    `select encode(hash, 'hex') as hash from journal_entry where account_id = $1 and seq = $2`,
    [accountId, seq],
  );
  return rows[0]?.hash;
}

/** As somebody with the database's own password could: the program itself may only add. */
async function tamper(accountId: AccountId): Promise<void> {
  const { test } = fixture;
  await test.asSuperuser('alter table journal_entry disable trigger all');
  await test.asSuperuser('delete from account_snapshot where account_id = $1', [accountId]);
  await test.asSuperuser(
    `update journal_entry set entry = replace(entry, 'TAKER', 'MAKER')
     where account_id = $1 and input_type = 'VENUE_FILLED'`,
    [accountId],
  );
}
