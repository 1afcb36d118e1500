/** Ways in which PostgreSQL installations have leaked between tenants, tried on ours. */
import pg from 'pg';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { systemClock } from '../clock.js';
import { systemContext } from '../context/tenant-context.js';
import { Client } from '../hierarchy/client.entity.js';
import { newId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import { seedTwoTenants, startTestDatabase } from '../testing/index.js';
import type { SeededTenant, TestDatabase } from '../testing/index.js';
import { fairTurnsOf, openPool } from './connection-pool.js';
import { TenantDatabase } from './tenant-database.js';

let server: TestDatabase;
let a: SeededTenant;
let b: SeededTenant;

beforeAll(async () => {
  server = await startTestDatabase({ poolSize: 1 });
  const deps = createTenantsDeps({ db: server.db, apiKeyPepper: new Uint8Array(32) });
  ({ a, b } = await seedTwoTenants(deps));
});

afterAll(() => server.stop());

async function asRole<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('the owner of the tables', () => {
  test('sees nothing without a tenant, because the policies are forced', async () => {
    await asRole(server.ownerUrl, async (client) => {
      const seen = await client.query('SELECT 1 FROM client');
      expect(seen.rowCount).toBe(0);
    });
  });

  test.each([
    'TRUNCATE audit_entry CASCADE',
    'TRUNCATE audit_leaf CASCADE',
    'TRUNCATE audit_tree_head CASCADE',
  ])('cannot %s', async (sql) => {
    await asRole(server.ownerUrl, async (client) => {
      await expect(client.query(sql)).rejects.toThrow(/written once/);
    });
  });

  test('cannot change an audit entry of its own tenant setting', async () => {
    await asRole(server.ownerUrl, async (client) => {
      await client.query("SELECT set_config('app.tenant_id', $1, false)", [a.tenantId]);
      await expect(client.query("UPDATE audit_entry SET action = 'x.y'")).rejects.toThrow(
        /written once/,
      );
      await expect(client.query('DELETE FROM audit_entry')).rejects.toThrow(/written once/);
    });
  });
});

describe('the application role', () => {
  test('sees nothing without a tenant', async () => {
    const seen = await server.db.shared.query('SELECT 1 FROM client');
    expect(seen.rowCount).toBe(0);
  });

  test('sees nothing after another request’s tenant on the same connection', async () => {
    // After a commit the setting is an empty text, which must neither match nor raise.
    await server.db.tenants.read(a.context, 'SELECT 1 FROM client');
    const seen = await server.db.shared.query('SELECT 1 FROM client');
    expect(seen.rowCount).toBe(0);
  });

  test('sees its own tenant’s rows and none besides', async () => {
    const seen = await server.db.tenants.read<{ name: string }>(a.context, 'SELECT * FROM client');
    expect(seen.rowCount).toBe(2);
    expect(JSON.stringify(seen.rows)).not.toContain(b.canary);
  });

  test('finds nothing of the other tenant through a repository either', async () => {
    const found = await server.db.tenants.run(a.context, (tx) =>
      tx.repository(Client).findBy({ tenantId: b.tenantId }),
    );
    expect(found).toEqual([]);
  });

  test.each([
    ['empty a table', 'TRUNCATE client'],
    ['make a temporary table', 'CREATE TEMP TABLE mine (id int)'],
    ['make a table', 'CREATE TABLE mine (id int)'],
    ['read password hashes of the server', 'SELECT * FROM pg_authid'],
    ['read the register of migrations', 'SELECT * FROM schema_migration'],
    ['change an audit entry', "UPDATE audit_entry SET action = 'x.y'"],
    ['delete an audit entry', 'DELETE FROM audit_entry'],
    ['change a leaf', 'UPDATE audit_leaf SET leaf_index = 9'],
    ['rewrite a tree head', 'DELETE FROM audit_tree_head'],
    ['drop a policy', 'DROP POLICY tenant_isolation ON client'],
  ])('cannot %s', async (_what, sql) => {
    await expect(server.db.tenants.run(a.context, (tx) => tx.query(sql))).rejects.toThrow(
      /permission denied|must be owner/,
    );
  });

  test.each([
    ['SET app.tenant_id = $1'],
    ['SET LOCAL ROLE fiducia_directory'],
    ['RESET ALL'],
    ["SELECT set_config('app.tenant_id', $1, false)"],
    ['COMMIT'],
    ['  rollback'],
    ['DISCARD ALL'],
  ])('is refused a statement that leaves the transaction or the tenant: %s', async (sql) => {
    await expect(
      server.db.tenants.run(a.context, (tx) => tx.query(sql, [b.tenantId])),
    ).rejects.toThrow(/database port only/);
  });

  test('cannot become the directory role', async () => {
    await asRole(server.url, async (client) => {
      await expect(client.query('SET ROLE fiducia_directory')).rejects.toThrow(/permission denied/);
    });
  });

  test('sees no statistics of values in protected tables', async () => {
    await asRole(server.superuserUrl, (client) => client.query('ANALYZE client'));
    await asRole(server.url, async (client) => {
      const statistics = await client.query("SELECT 1 FROM pg_stats WHERE tablename = 'client'");
      expect(statistics.rowCount).toBe(0);
    });
  });
});

describe('keys between tables', () => {
  const insertAccount = `
    INSERT INTO account (tenant_id, id, client_id, name, mode, currency, starting_cash, mandate,
      created_at) VALUES ($1, $2, $3, 'x', 'PAPER', 'USD', 1, '{}', now())`;

  test('do not accept the other tenant’s row, and answer as for one that does not exist', async () => {
    const attempt = (clientId: string | undefined) =>
      server.db.tenants
        .run(a.context, (tx) => tx.query(insertAccount, [a.tenantId, newId(), clientId]))
        .then(
          () => 'accepted',
          (error: unknown) => (error as Error).message,
        );
    const foreign = await attempt(b.clientIds[0]);
    expect(foreign).toMatch(/foreign key/);
    expect(await attempt(newId())).toBe(foreign);
  });

  test('let both tenants use the same references', async () => {
    const references = async (tenant: SeededTenant) =>
      (await server.db.tenants.read(tenant.context, 'SELECT reference FROM client ORDER BY 1'))
        .rows;
    expect(await references(a)).toEqual(await references(b));
  });

  test('do not let a row be written for the other tenant', async () => {
    await expect(
      server.db.tenants.run(a.context, (tx) =>
        tx.query(insertAccount, [b.tenantId, newId(), b.clientIds[0]]),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

test('a context without a tenant’s UUID is refused before any connection is taken', async () => {
  const ctx = systemContext("' OR true --" as typeof a.tenantId, 'test');
  await expect(server.db.tenants.run(ctx, (tx) => tx.query('SELECT 1'))).rejects.toThrow(/UUID/);
  await expect(server.db.tenants.read(ctx, 'SELECT 1')).rejects.toThrow(/UUID/);
});

test('nothing of a tenant’s settings stays on a connection that goes back to the pool', async () => {
  const log = { warn: () => undefined };
  const pool = openPool({ url: server.url, poolSize: 1, applicationName: 'settings', log });
  const dataSource = new DataSource({ type: 'postgres' });
  const turns = fairTurnsOf(pool);
  const tenants = new TenantDatabase({ pool, turns, dataSource, clock: systemClock, log });
  const settings = () =>
    pool.query(`SELECT current_setting('app.tenant_id', true) AS tenant,
      current_setting('statement_timeout') AS timeout`);
  const { timeout } = (await settings()).rows[0] as { timeout: string };
  await tenants.read(a.context, 'SELECT 1');
  await tenants.run(a.context, (tx) => tx.query('SELECT 1'), { timeoutMs: 77 });
  await tenants.run(a.context, () => Promise.reject(new Error('no'))).catch(() => undefined);
  expect((await settings()).rows).toEqual([{ tenant: '', timeout }]);
  await pool.end();
});

test('a pool of the owner or of a superuser is refused', async () => {
  const { openDatabase } = await import('./open-database.js');
  for (const url of [server.ownerUrl, server.superuserUrl]) {
    await expect(openDatabase({ url })).rejects.toThrow(/fiducia_app/);
  }
});

test('the data source cannot be reached from the opened database', () => {
  const reachable = JSON.stringify(server.db, (_key, value: unknown) =>
    typeof value === 'object' && value !== null ? { ...value } : value,
  );
  expect(reachable).toBe('{"tenants":{},"shared":{},"directory":{}}');
});
