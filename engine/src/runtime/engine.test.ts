/** The engine on a real database: accounts follow the market and their money adds up. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { newId, toWireId } from '@fiducia/tenants';
import type { AccountId, HaltId } from '@fiducia/tenants';
import { stateProblems } from '@fiducia/tenants/testing';
import type { StoredLeaf } from '@fiducia/tenants/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getAccount } from '../accounts/account-queries.js';
import { checkLedger } from '../accounts/check-ledger.js';
import { haltAccount } from '../accounts/halt-account.js';
import { equityCurve } from '../accounts/equity-curve.js';
import { listDeployments } from '../accounts/deployment-queries.js';
import { listPositions, sumOf } from '../accounts/position-queries.js';
import { researchSeries } from '../jobs/research-series.js';
import { importBarsFile } from '../market-data/import-bars-file.js';
import { prepareReplay } from '../market-data/prepare-replay.js';
import { OPEN_MANDATE, openEngineFixture } from '../testing/engine-fixture.js';
import type { EngineFixture } from '../testing/engine-fixture.js';
import { syntheticBars, TEST_INSTRUMENT } from '../testing/synthetic-bars.js';
import { until, untilEnded } from '../testing/until.js';
import type { Engine } from './engine.js';

const DEPLOYMENT = { strategy: 'sma-cross', symbols: ['TEST'], capitalSharePct: '100' };
const FAST = { ...DEPLOYMENT, parameters: { fast: 5, slow: 15 } };

let fixture: EngineFixture;
beforeEach(async () => {
  fixture = await openEngineFixture();
});
afterEach(() => fixture.close());

function record(count: number, settings = {}) {
  const columns = syntheticBars(count);
  return fixture.recordMarket([{ instrument: TEST_INSTRUMENT, source: 'test', columns }], settings);
}

describe('an account on recorded bars', () => {
  it('sees every bar once, and its figures are those of its ledger', async () => {
    await record(400);
    const accountId = await fixture.openAccount({ symbols: ['TEST'], deployments: [FAST] });
    await untilEnded(await fixture.start());
    const report = await checkLedger(fixture.ctx, fixture.deps);
    expect(report.problems).toEqual([]);
    expect(report.fills).toBeGreaterThan(10);
    const curve = await equityCurve(fixture.ctx, fixture.deps, { accountId });
    expect(curve).toHaveLength(400);
    const account = await getAccount(fixture.ctx, fixture.deps, accountId);
    expect(account?.equity).toBe(curve.at(-1)?.equity);
    expect(account?.marketTime).toEqual(curve.at(-1)?.at);
  });

  it('runs two strategies apart, whose positions add up to the account’s', async () => {
    await record(400);
    const half = { symbols: ['TEST'], capitalSharePct: '50' };
    const accountId = await fixture.openAccount({
      symbols: ['TEST'],
      deployments: [
        { ...half, strategy: 'sma-cross', parameters: { fast: 5, slow: 15, long_only: true } },
        { ...half, strategy: 'momentum', parameters: { lookback: 20, trend: 10, trail: 3 } },
      ],
    });
    await untilEnded(await fixture.start());
    const deployments = await listDeployments(fixture.ctx, fixture.deps, accountId);
    expect(deployments.map(({ strategy }) => strategy)).toEqual(['sma-cross', 'momentum']);
    const net = await listPositions(fixture.ctx, fixture.deps, accountId);
    const own = deployments.flatMap(({ positions }) => positions);
    expect(own.length).toBeGreaterThan(0);
    expect(sumOf(own.map(({ quantity }) => quantity))).toBe(
      sumOf(net.map(({ quantity }) => quantity)),
    );
    expect((await checkLedger(fixture.ctx, fixture.deps)).problems).toEqual([]);
  });

  it('shows which rule stopped it, when and with what figures', async () => {
    await record(400);
    const mandate = { ...OPEN_MANDATE, maxDrawdownPct: '4' };
    const opening = { symbols: ['TEST'], deployments: [FAST] };
    const accountId = await fixture.openAccount(opening, { mandate });
    await untilEnded(await fixture.start());
    const account = await getAccount(fixture.ctx, fixture.deps, accountId);
    expect(account).toMatchObject({ status: 'HALTED', halt: { cause: 'RULE', by: null } });
    expect(account?.halt?.rule).toBe('MAX_DRAWDOWN');
    expect(account?.halt?.marketTime).toBeInstanceOf(Date);
    const figures = account?.halt?.figures ?? [];
    expect(figures.find(({ name }) => name === 'limitPct')?.value).toBe('4');
    expect(
      Number(figures.find(({ name }) => name === 'drawdownPct')?.value),
    ).toBeGreaterThanOrEqual(4);
    expect(await entriesOf('account.halt')).toHaveLength(1);
  });
});

describe('an account whose journal cannot be written', () => {
  it('stands still and says so, while the others go on; afterwards it catches up', async () => {
    await record(150);
    const opening = { symbols: ['TEST'], deployments: [FAST] };
    const broken = await fixture.openAccount(opening);
    const sound = await fixture.openAccount(opening);
    await fixture.test.asSuperuser(`
      create function refuse_one() returns trigger language plpgsql as
        $$ begin raise exception 'disk full' using errcode = '53100'; end $$;
      create trigger refuse_one before insert on journal_entry for each row
        when (new.account_id = '${broken}' and new.seq > 3) execute function refuse_one()`);
    const engine = await fixture.start();
    await until('the sound account', async () => (await seqOf(sound)) > 150);
    await until('the complaint', async () => {
      const account = await getAccount(fixture.ctx, fixture.deps, broken);
      return account?.halt?.rule === 'ENGINE';
    });
    expect(await seqOf(broken)).toBeLessThanOrEqual(3);
    await fixture.test.asSuperuser('drop trigger refuse_one on journal_entry');
    await untilEnded(engine);
    await until('the broken account', async () => (await seqOf(broken)) === (await seqOf(sound)));
    const account = await getAccount(fixture.ctx, fixture.deps, broken);
    expect(account).toMatchObject({ status: 'ACTIVE', halt: null });
    expect((await checkLedger(fixture.ctx, fixture.deps)).problems).toEqual([]);
    expect((await entriesOf('account.suspend')).length).toBeGreaterThan(0);
  });
});

/** Each says what was before and what is after. */
async function entriesOf(action: string): Promise<readonly StoredLeaf[]> {
  const sql = 'select action, leaf from audit_entry where tenant_id = $1 and action = $2';
  const values = [fixture.ctx.tenantId, action];
  const { rows } = await fixture.deps.db.tenants.read<StoredLeaf>(fixture.ctx, sql, values);
  expect(stateProblems(rows)).toEqual([]);
  return rows;
}

interface Leaf {
  readonly after: { readonly value: { readonly run: number } };
}

/** In force, oldest first, as the audit log names them. */
async function haltIds(accountId: AccountId): Promise<readonly string[]> {
  const sql = `select id from halt where account_id = $1 and released_at is null order by pressed_at`;
  const { rows } = await fixture.deps.db.tenants.read<{ id: HaltId }>(fixture.ctx, sql, [
    accountId,
  ]);
  return rows.map(({ id }) => toWireId('halt', id));
}

async function untilHalted(accountId: AccountId): Promise<Engine> {
  const engine = await fixture.start();
  await until('a halt by a rule', async () => (await haltIds(accountId)).length > 0);
  return engine;
}

async function seqOf(accountId: AccountId): Promise<number> {
  return (await getAccount(fixture.ctx, fixture.deps, accountId))?.journal.seq ?? 0;
}

describe('the end of the recorded data', () => {
  it('is announced, and the replay starts over with a new run and the opening cash', async () => {
    await record(120);
    const mandate = { ...OPEN_MANDATE, maxDrawdownPct: '3' };
    const opening = { symbols: ['TEST'], deployments: [FAST] };
    const accountId = await fixture.openAccount(opening, { mandate });
    const messages: string[] = [];
    await fixture.stores.pubSub.subscribe('market', (message) => messages.push(message));
    const engine = await fixture.start({ restartPauseMs: 300 });
    await until('the second run', () => engine.feed.state.run === 2);
    await until(
      'its end',
      () => engine.feed.state.run === 2 && engine.feed.state.phase === 'ENDED',
    );
    await engine.stop();
    const account = await getAccount(fixture.ctx, fixture.deps, accountId);
    expect(account?.run).toBe(2);
    expect(account?.startingCash).toBe('100000');
    const curve = await equityCurve(fixture.ctx, fixture.deps, { accountId });
    expect(curve).toHaveLength(120);
    expect(curve[0]?.equity).toBe('100000');
    const phases = messages.map((message) => (JSON.parse(message) as { phase: string }).phase);
    expect(phases).toContain('ENDED');
    expect(messages.find((message) => message.includes('starts over'))).toBeDefined();
    expect((await checkLedger(fixture.ctx, fixture.deps)).problems).toEqual([]);
  });

  it('lifts the halt of a rule, which is an entry of its own, and leaves what a person pressed', async () => {
    await record(400);
    const mandate = { ...OPEN_MANDATE, maxDrawdownPct: '4' };
    const opening = { symbols: ['TEST'], deployments: [FAST] };
    const accountId = await fixture.openAccount(opening, { mandate });
    await (await untilHalted(accountId)).stop();
    const byRule = await haltIds(accountId);
    expect(byRule).toHaveLength(1);
    const press = { accountId, reason: 'A look', closePositions: false };
    // No engine runs: it blocks all the same, and the account learns of it when it runs again.
    const pressed = haltAccount(fixture.ctx, fixture.deps, { ...press, idempotencyKey: newId() });
    await until('the second halt', async () => (await haltIds(accountId)).length === 2);
    const engine = await fixture.start({ restartPauseMs: 50 });
    await until('the lift', async () => (await entriesOf('account.release')).length > 0);
    await engine.stop();
    // Answered or not: it is in force from its commit on.
    await pressed;
    const left = await haltIds(accountId);
    expect(left).not.toContain(byRule[0]);
    const leaves = (await entriesOf('account.release')).map(({ leaf }) => JSON.parse(leaf) as Leaf);
    // Run 2 may have been halted and lifted as well by now.
    expect(leaves.find(({ after }) => after.value.run === 2)).toMatchObject({
      actor: { type: 'SYSTEM', id: 'market-replay' },
      before: { value: { status: 'HALTED', haltIds: [...byRule, left[0]] } },
      after: {
        value: {
          status: 'HALTED',
          haltIds: [left[0]],
          haltId: byRule[0],
          cause: 'RUN_RESTARTED',
          run: 2,
        },
      },
    });
  });

  it('gives the second run the same trades as the first', async () => {
    await record(300);
    const accountId = await fixture.openAccount({ symbols: ['TEST'], deployments: [FAST] });
    const engine = await fixture.start({ restartPauseMs: 50 });
    await until('the third run', () => engine.feed.state.run === 3);
    await engine.stop();
    const { rows } = await fixture.deps.db.tenants.read<{ run: number; trades: string }>(
      fixture.ctx,
      `select run, string_agg(format('%s %s %s %s', at, side, quantity, price), ',' order by seq)
         as trades
       from fill where account_id = $1 group by run order by run`,
      [accountId],
    );
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(rows[1]?.trades).toBe(rows[0]?.trades);
  });
});

describe('a bars file of the user’s own', () => {
  it('is replayed like the demo’s market, also when it is compressed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bars-'));
    try {
      const path = join(folder, 'mine.csv.gz');
      await writeFile(path, gzipSync(csvOf(90)));
      const imported = await importBarsFile(fixture.deps.db.shared, { path, lotSize: '0.01' });
      if (!imported.ok) throw new Error(imported.error.message);
      expect(imported).toMatchObject({ series: 'MINE/1d', barCount: 90 });
      // Every partner is shown where bars come from: the file, and nothing of the operator's disk.
      const [recorded] = await researchSeries(fixture.deps);
      expect(recorded?.source).toBe('mine.csv.gz');
      const settings = { source: 'mine.csv.gz', fastForwardTo: null, barsPerSecond: null };
      const seriesIds = [imported.series];
      await prepareReplay(fixture.deps.db.shared, { ...settings, seriesIds });
      const deployment = { ...FAST, symbols: ['MINE'] };
      await fixture.openAccount({ symbols: ['MINE'], deployments: [deployment] });
      await untilEnded(await fixture.start());
      const report = await checkLedger(fixture.ctx, fixture.deps);
      expect(report.problems).toEqual([]);
      expect(report.journalEntries).toBeGreaterThan(90);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is refused with the line when it holds what is not a number', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bars-'));
    try {
      const path = join(folder, 'bad.csv');
      await writeFile(path, `${csvOf(3)}\n2001-02-01,NaN,1,1,1`);
      const imported = await importBarsFile(fixture.deps.db.shared, { path });
      expect(imported).toMatchObject({ ok: false, error: { code: 'BARS_BAD_ROW', line: 5 } });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('cannot change bars that are recorded already', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bars-'));
    try {
      const path = join(folder, 'mine.csv');
      await writeFile(path, csvOf(50));
      expect(await importBarsFile(fixture.deps.db.shared, { path })).toMatchObject({ ok: true });
      expect(await importBarsFile(fixture.deps.db.shared, { path })).toMatchObject({ ok: true });
      await writeFile(path, csvOf(51));
      const again = await importBarsFile(fixture.deps.db.shared, { path });
      expect(again).toMatchObject({ ok: false, error: { code: 'SERIES_CONFLICT' } });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

function csvOf(count: number): string {
  const rows = ['date,open,high,low,close'];
  for (let day = 0; day < count; day += 1) {
    const date = new Date(Date.UTC(2001, 0, 1 + day)).toISOString().slice(0, 10);
    const price = 100 + 20 * Math.sin(day / 7);
    rows.push(
      `${date},${price.toFixed(2)},${(price + 1).toFixed(2)},${(price - 1).toFixed(2)},${price.toFixed(2)}`,
    );
  }
  return rows.join('\n');
}
