/** A crash between any two statements of a change, the sequencer or the signing loses and doubles nothing. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { systemContext } from '../../context/tenant-context.js';
import type { TenantContext } from '../../context/tenant-context.js';
import type { Database } from '../../database/open-database.js';
import type { TenantTransaction } from '../../database/transaction.js';
import { createClient } from '../../hierarchy/create-client.js';
import { createTenantsDeps } from '../../tenants-deps.js';
import type { TenantsDeps } from '../../tenants-deps.js';
import { auditedTenant } from '../../testing/audited-tenant.js';
import type { AuditedTenant } from '../../testing/audited-tenant.js';
import { startTestDatabase } from '../../testing/index.js';
import type { TestDatabase } from '../../testing/index.js';
import { openSigningHome } from '../../testing/signed-log.js';
import { merkleRoot } from '../merkle-tree.js';
import { sequenceTenant } from '../sequence-tenant.js';
import { checkHistory } from './check-history.js';
import { newestCheckpoint } from './checkpoints.js';
import { signTree } from './sign-tree.js';

let server: TestDatabase;
let deps: TenantsDeps;
let superuser: pg.Client;
let victim: Database;

beforeAll(async () => {
  server = await startTestDatabase();
  deps = createTenantsDeps({ db: server.db, apiKeyPepper: new Uint8Array(32) });
  superuser = new pg.Client({ connectionString: server.superuserUrl });
  await superuser.connect();
  const log = { warn: () => undefined };
  victim = await server.open({ applicationName: 'victim', poolSize: 1, log });
});
afterAll(async () => {
  await superuser.end();
  await server.stop();
});

async function killVictim(): Promise<void> {
  await superuser.query(
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'victim'",
  );
}

interface Crash {
  readonly db: Database;
  /** Whether the statement was reached: beyond it there is nothing left to crash between. */
  readonly happened: () => boolean;
}

/** The victim’s database, whose backend is killed before its statement number `at`. */
function crashingAt(at: number): Crash {
  let statements = 0;
  let happened = false;
  const count = async (): Promise<void> => {
    statements += 1;
    if (statements !== at) return;
    happened = true;
    await killVictim();
  };
  const watch = (tx: TenantTransaction): TenantTransaction =>
    new Proxy(tx, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        if (name !== 'query' && name !== 'prepared') return value.bind(target) as unknown;
        return async (...args: readonly unknown[]) => {
          await count();
          return Reflect.apply(value, target, args) as unknown;
        };
      },
    });
  const tenants = new Proxy(victim.tenants, {
    get(target, name) {
      const value = Reflect.get(target, name, target) as (...args: unknown[]) => unknown;
      if (name !== 'run' && name !== 'change') return value.bind(target);
      return (ctx: unknown, work: (tx: TenantTransaction) => Promise<unknown>, options?: unknown) =>
        Reflect.apply(value, target, [
          ctx,
          async (tx: TenantTransaction) => {
            const result = await work(watch(tx));
            // Between the last statement and the commit.
            await count();
            return result;
          },
          options,
        ]);
    },
  });
  const db = new Proxy(victim, {
    get: (target, name) => (name === 'tenants' ? tenants : Reflect.get(target, name, target)),
  });
  return { db, happened: () => happened };
}

/** Every entry one leaf, no gap, the head is the leaves’ root, and no alarm. */
async function expectWhole(ctx: TenantContext): Promise<void> {
  const { rows } = await deps.db.tenants.read<{ leaf_index: string | null; leaf_hash: Buffer }>(
    ctx,
    `SELECT l.leaf_index, e.leaf_hash FROM audit_entry e
     LEFT JOIN audit_leaf l ON l.entry_id = e.id ORDER BY l.leaf_index`,
  );
  expect(rows.map((row) => Number(row.leaf_index))).toEqual(rows.map((_row, index) => index));
  const head = await newestCheckpoint(systemContext(ctx.tenantId, 'test'), deps);
  expect(head?.treeSize).toBe(rows.length);
  expect(head?.rootHash).toEqual(merkleRoot(rows.map((row) => row.leaf_hash)));
}

const works: readonly (readonly [
  string,
  (db: Database, audited: AuditedTenant) => Promise<unknown>,
])[] = [
  [
    'a change',
    (db, { ctx }) =>
      createClient(ctx, { ...deps, db }, { name: 'X', reference: `R-${Math.random()}` }),
  ],
  ['the sequencer', (db, { ctx }) => sequenceTenant(db.tenants, ctx.tenantId)],
];

describe('killed before each of its statements', () => {
  test.each(works)(
    '%s leaves a whole log',
    async (name, work) => {
      const audited = await auditedTenant(deps, `crash-${name.replaceAll(' ', '-')}`);
      const home = openSigningHome();
      for (let at = 1; ; at += 1) {
        await audited.append();
        const crash = crashingAt(at);
        const outcome = await work(crash.db, audited).then(
          () => 'DONE',
          () => 'FAILED',
        );
        expect(outcome).toBe(crash.happened() ? 'FAILED' : 'DONE');
        await sequenceTenant(server.db.tenants, audited.ctx.tenantId);
        await signTree(home.deps(server.db), audited.ctx.tenantId);
        await expectWhole(audited.ctx);
        if (!crash.happened()) break;
        expect(at).toBeLessThan(30);
      }
      home.remove();
    },
    60_000,
  );

  test('the signing leaves a head that is kept, or none, and goes on', async () => {
    const audited = await auditedTenant(deps, 'crash-signing');
    const home = openSigningHome();
    const { tenantId } = audited.ctx;
    for (let at = 1; ; at += 1) {
      await audited.append();
      await sequenceTenant(server.db.tenants, tenantId);
      const crash = crashingAt(at);
      await signTree(home.deps(crash.db), tenantId).catch(() => undefined);
      expect(await checkHistory(home.deps(server.db), tenantId)).toBeNull();
      await signTree(home.deps(server.db), tenantId);
      await expectWhole(audited.ctx);
      if (!crash.happened()) break;
      expect(at).toBeLessThan(30);
    }
    const sizes = home
      .deps(server.db)
      .kept.read(tenantId)
      .heads.map(({ treeSize }) => treeSize);
    expect(new Set(sizes).size).toBe(sizes.length);
    home.remove();
  }, 60_000);
});
