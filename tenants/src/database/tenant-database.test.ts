/** What a transaction promises to those who work in it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { TenantContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import { Client } from '../hierarchy/client.entity.js';
import { newId } from '../ids.js';
import type { ClientId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import { seedTenant, startTestDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { TransactionRolledBackError } from './run-transaction.js';
import type { TenantDatabase } from './tenant-database.js';
import type { TenantTransaction } from './transaction.js';

let server: TestDatabase;
let tenants: TenantDatabase;
let ctx: TenantContext;

beforeAll(async () => {
  server = await startTestDatabase();
  const deps = createTenantsDeps({ db: server.db, apiKeyPepper: new Uint8Array(32) });
  ({ context: ctx } = await seedTenant(deps, 'alder'));
  tenants = server.db.tenants;
});

afterAll(() => server.stop());

function insertClient(tx: TenantTransaction, reference: string) {
  return tx.query(
    `INSERT INTO client (tenant_id, id, name, reference, created_at)
     VALUES ($1, $2, 'Somebody', $3, now())`,
    [ctx.tenantId, newId<ClientId>(), reference],
  );
}

async function exists(reference: string): Promise<boolean> {
  const sql = 'SELECT 1 FROM client WHERE reference = $1';
  return (await tenants.read(ctx, sql, [reference])).rowCount === 1;
}

describe('run', () => {
  test('says why it could not be opened, not what that made of its first statement', async () => {
    // Sent in one flight with the opening, which PostgreSQL refuses: no statement takes less than no time.
    const opened = tenants.run(ctx, (tx) => tx.query('SELECT 1'), { timeoutMs: -5 });
    await expect(opened).rejects.toMatchObject({ code: '22023' });
  });

  test('commits what its work wrote, by SQL and by a repository alike', async () => {
    await tenants.run(ctx, async (tx) => {
      await insertClient(tx, 'by-sql');
      const clients = tx.repository(Client);
      const row = clients.create({
        tenantId: ctx.tenantId,
        id: newId(),
        name: 'Somebody else',
        reference: 'by-repository',
        createdAt: tx.clock.now(),
      });
      await clients.save(row);
      // One transaction: each sees what the other wrote.
      expect(await clients.countBy({ reference: 'by-sql' })).toBe(1);
      expect(
        (await tx.query("SELECT 1 FROM client WHERE reference = 'by-repository'")).rowCount,
      ).toBe(1);
    });
    expect(await exists('by-sql')).toBe(true);
    expect(await exists('by-repository')).toBe(true);
  });

  test('undoes everything when its work throws, and passes the error on', async () => {
    const work = tenants.run(ctx, async (tx) => {
      await insertClient(tx, 'undone');
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await exists('undone')).toBe(false);
  });

  test('does not take a swallowed failure for a commit', async () => {
    const work = tenants.run(ctx, async (tx) => {
      await insertClient(tx, 'swallowed');
      await tx.query('SELECT 1 / 0').catch(() => undefined);
      return 'done';
    });
    await expect(work).rejects.toThrow(TransactionRolledBackError);
    expect(await exists('swallowed')).toBe(false);
  });

  test('includes a statement that was sent and not awaited', async () => {
    await tenants.run(ctx, (tx) => {
      void insertClient(tx, 'not-awaited');
      return Promise.resolve();
    });
    expect(await exists('not-awaited')).toBe(true);
  });

  test('refuses its transaction once it has ended', async () => {
    let kept: TenantTransaction | undefined;
    await tenants.run(ctx, (tx) => {
      kept = tx;
      return Promise.resolve();
    });
    await expect(kept?.query('SELECT 1')).rejects.toThrow(/has ended/);
    expect(() => kept?.repository(Client)).toThrow(/has ended/);
  });

  test('cancels a statement at the server after the given time', async () => {
    const work = tenants.run(ctx, (tx) => tx.query('SELECT pg_sleep(10)'), { timeoutMs: 20 });
    await expect(work).rejects.toThrow(/statement timeout/);
  });

  test('writes nothing when asked for reading only', async () => {
    const work = tenants.run(ctx, (tx) => insertClient(tx, 'read-only'), { readOnly: true });
    await expect(work).rejects.toThrow(/read-only transaction/);
  });

  test('runs what waits for the commit after it, and never after a rollback', async () => {
    const seen: string[] = [];
    await tenants.run(ctx, (tx) => {
      tx.afterCommit(() => seen.push('after commit'));
      seen.push('work');
      return Promise.resolve();
    });
    await tenants
      .run(ctx, (tx) => {
        tx.afterCommit(() => seen.push('must not happen'));
        return Promise.reject(new Error('no'));
      })
      .catch(() => undefined);
    expect(seen).toEqual(['work', 'after commit']);
  });

  test('stays committed when something after the commit fails', async () => {
    const warnings: string[] = [];
    const log = { warn: (_details: object, message: string) => warnings.push(message) };
    const db = await server.open({ log });
    await db.tenants.run(ctx, async (tx) => {
      tx.afterCommit(() => {
        throw new Error('a subscriber is broken');
      });
      await insertClient(tx, 'after-commit');
    });
    expect(await exists('after-commit')).toBe(true);
    expect(warnings).toEqual(['An action after commit failed']);
  });

  test('gives whole numbers beyond 2⁵³ and decimals as text, and dates as text', async () => {
    const result = await tenants.read(
      ctx,
      `SELECT 9007199254740993::bigint AS big, 0.10000000::numeric(38,8) AS cash,
         '2020-02-29'::date AS day`,
    );
    expect(result.rows).toEqual([
      { big: '9007199254740993', cash: '0.10000000', day: '2020-02-29' },
    ]);
  });
});

describe('change', () => {
  test('commits a success', async () => {
    const result = await tenants.change(ctx, async (tx) => {
      await insertClient(tx, 'change-ok');
      return ok('written');
    });
    expect(result).toEqual({ ok: true, value: 'written' });
    expect(await exists('change-ok')).toBe(true);
  });

  test('undoes and returns an expected failure', async () => {
    const result = await tenants.change(
      ctx,
      async (tx): Promise<Result<string, { code: 'CONFLICT' }>> => {
        await insertClient(tx, 'change-failed');
        return fail({ code: 'CONFLICT' });
      },
    );
    expect(result).toEqual({ ok: false, error: { code: 'CONFLICT' } });
    expect(await exists('change-failed')).toBe(false);
  });
});

describe('read', () => {
  test('passes on why its statement failed, and leaves the connection usable', async () => {
    const db = await server.open({ poolSize: 1 });
    await expect(db.tenants.read(ctx, 'SELECT 1 / 0')).rejects.toThrow(/division by zero/);
    await expect(db.tenants.read(ctx, 'SELECT nothing')).rejects.toThrow(/does not exist/);
    expect((await db.tenants.read(ctx, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  test('cannot write', async () => {
    const write = tenants.read(ctx, 'DELETE FROM role_assignment');
    await expect(write).rejects.toThrow(/read-only transaction/);
  });
});

describe('readAll', () => {
  test('answers each statement in its order', async () => {
    const results = await tenants.readAll(ctx, [
      { sql: 'SELECT 1 AS one', values: [] },
      { sql: 'SELECT $1::int AS two', values: [2] },
    ]);
    expect(results.map((result) => result.rows)).toEqual([[{ one: 1 }], [{ two: 2 }]]);
  });

  test('fails as a whole when one statement fails, and leaves the connection usable', async () => {
    const db = await server.open({ poolSize: 1 });
    const statements = ['SELECT 1', 'SELECT 1 / 0', 'SELECT 2'].map((sql) => ({ sql, values: [] }));
    await expect(db.tenants.readAll(ctx, statements)).rejects.toThrow(/division by zero/);
    expect((await db.tenants.read(ctx, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('a snapshot', () => {
  test('shows one moment, whatever others commit meanwhile', async () => {
    await tenants.run(
      ctx,
      async (tx) => {
        const count = async () => (await tx.query('SELECT 1 FROM client')).rowCount;
        const before = await count();
        await tenants.run(ctx, (other) => insertClient(other, 'meanwhile'));
        expect(await count()).toBe(before);
      },
      { snapshot: true },
    );
    expect(await exists('meanwhile')).toBe(true);
  });
});

describe('listen', () => {
  test('hears a notification when its transaction commits, and only then', async () => {
    const heard: string[] = [];
    let hear: () => void = () => undefined;
    const first = new Promise<void>((resolve) => {
      hear = resolve;
    });
    const stop = await server.db.listen('test_channel', (payload) => {
      heard.push(payload);
      hear();
    });
    await tenants
      .run(ctx, async (tx) => {
        await tx.query("SELECT pg_notify('test_channel', 'undone')");
        throw new Error('no');
      })
      .catch(() => undefined);
    await tenants.run(ctx, (tx) => tx.query("SELECT pg_notify('test_channel', 'done')"));
    await first;
    stop();
    expect(heard).toEqual(['done']);
  });

  test('comes back after its connection was lost', async () => {
    const db = await server.open({ log: { warn: () => undefined } });
    let hear: (payload: string) => void = () => undefined;
    const heard = new Promise<string>((resolve) => {
      hear = resolve;
    });
    await db.listen('lost_channel', (payload) => {
      hear(payload);
    });
    const killed = await terminateListeners();
    expect(killed).toBeGreaterThan(0);
    await waitForListener();
    await tenants.run(ctx, (tx) => tx.query("SELECT pg_notify('lost_channel', 'back')"));
    expect(await heard).toBe('back');
  });

  const LISTENERS = 'query LIKE \'LISTEN "lost_channel"%\' AND datname = current_database()';

  async function terminateListeners(): Promise<number> {
    return asSuperuser(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${LISTENERS}`);
  }

  async function waitForListener(): Promise<void> {
    for (;;) {
      if ((await asSuperuser(`SELECT 1 FROM pg_stat_activity WHERE ${LISTENERS}`)) > 0) return;
    }
  }

  async function asSuperuser(sql: string): Promise<number> {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: server.superuserUrl });
    await client.connect();
    const result = await client.query(sql);
    await client.end();
    return result.rowCount ?? 0;
  }
});

test('a statement whose columns a migration has changed fails at most once on a connection', async () => {
  const { tenants: own } = await server.open({ poolSize: 1 });
  const look = () => own.read<object>(ctx, 'SELECT * FROM client WHERE reference = $1', ['stale']);
  for (let time = 0; time < 5; time += 1) await look();
  await server.asSuperuser('ALTER TABLE client ADD COLUMN added_later text');
  try {
    await expect(look()).rejects.toMatchObject({ code: '0A000' });
    expect((await look()).rows).toEqual([]);
  } finally {
    await server.asSuperuser('ALTER TABLE client DROP COLUMN added_later');
  }
});
