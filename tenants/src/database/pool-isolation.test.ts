/** Two connections, thousands of requests of two tenants at once, and everything that goes wrong. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTenantsDeps } from '../tenants-deps.js';
import { byEffort, recordFigures, seedTwoTenants, startTestDatabase } from '../testing/index.js';
import type { SeededTenant, TestDatabase } from '../testing/index.js';
import { Client } from '../hierarchy/client.entity.js';
import type { Database } from './open-database.js';

const REQUESTS = byEffort({ test: 6_000, quick: 6_000, full: 100_000 });
const IN_FLIGHT = 200;
/** Every so many requests, the server ends the connections of the pool. */
const TERMINATE_EVERY = 500;

let server: TestDatabase;
let db: Database;
let superuser: pg.Client;
let tenants: readonly SeededTenant[];

beforeAll(async () => {
  server = await startTestDatabase();
  const deps = createTenantsDeps({ db: server.db, apiKeyPepper: new Uint8Array(32) });
  const { a, b } = await seedTwoTenants(deps);
  tenants = [a, b];
  const log = { warn: () => undefined };
  db = await server.open({ poolSize: 2, applicationName: 'pool-test', log });
  superuser = new pg.Client({ connectionString: server.superuserUrl });
  await superuser.connect();
});

afterAll(async () => {
  await superuser.end();
  await server.stop();
});

/** Names of the other tenant that work saw after its own transaction. */
const late: string[] = [];

class Aborted extends Error {
  override readonly name = 'Aborted';
}

/** What one request does, chosen by its number; each returns the names that it saw. */
const kinds: readonly ((tenant: SeededTenant) => Promise<readonly string[]>)[] = [
  async (tenant) => {
    const sql = 'SELECT name FROM client';
    return (await db.tenants.read<{ name: string }>(tenant.context, sql)).rows.map((r) => r.name);
  },
  async (tenant) =>
    names(await db.tenants.run(tenant.context, (tx) => tx.repository(Client).find())),
  (tenant) =>
    db.tenants.run(tenant.context, async (tx) => {
      const first = await tx.query<{ name: string }>('SELECT name FROM client');
      const second = await tx.query<{ name: string }>('SELECT name FROM account');
      return [...first.rows, ...second.rows].map((row) => row.name);
    }),
  // The caller goes away in the middle, with a statement under way that nobody waits for.
  (tenant) =>
    db.tenants.run(tenant.context, async (tx) => {
      void tx.query('SELECT name FROM client').catch(() => undefined);
      await Promise.resolve();
      throw new Aborted();
    }),
  // A statement fails, the error is swallowed, and the work goes on as if nothing had happened.
  (tenant) =>
    db.tenants.run(tenant.context, async (tx) => {
      await tx.query('SELECT 1 / 0').catch(() => undefined);
      return ['committed'];
    }),
  (tenant) =>
    db.tenants.run(
      tenant.context,
      async (tx) =>
        (await tx.query<{ name: string }>('SELECT name, pg_sleep(1) FROM client')).rows.map(
          (r) => r.name,
        ),
      { timeoutMs: 2 },
    ),
  // Work that is not awaited must not reach the connection after its transaction.
  (tenant) =>
    db.tenants.run(tenant.context, async (tx) => {
      const clients = tx.repository(Client);
      setImmediate(() => {
        clients.find().then(
          (rows) => late.push(...names(rows).filter((name) => !name.includes(tenant.canary))),
          () => undefined,
        );
      });
      return (await tx.query<{ name: string }>('SELECT name FROM client')).rows.map((r) => r.name);
    }),
];

function names(rows: readonly { name: string }[]): readonly string[] {
  return rows.map((row) => row.name);
}

test('nobody ever sees the other tenant, whatever happens to the connections', async (context) => {
  let next = 0;
  let answered = 0;
  let terminated = 0;
  let ownRows = 0;
  const seenByOther: string[] = [];
  const outcomes = new Map<string, number>();
  const worker = async (): Promise<void> => {
    while (next < REQUESTS) {
      const number = next++;
      if (number % TERMINATE_EVERY === TERMINATE_EVERY - 1) {
        terminated += await terminateConnections();
      }
      const tenant = tenants[number % 2];
      const kind = kinds[Math.floor(number / 2) % kinds.length];
      if (tenant === undefined || kind === undefined) throw new Error('unreachable');
      try {
        const seen = await kind(tenant);
        answered += 1;
        ownRows += seen.filter((name) => name.includes(tenant.canary)).length;
        seenByOther.push(
          ...seen.filter((name) => name !== 'committed' && !name.includes(tenant.canary)),
        );
        if (seen.includes('committed')) seenByOther.push('a failed transaction was committed');
      } catch (error) {
        const name =
          error instanceof Error ? `${error.name} ${error.message.slice(0, 60)}` : 'other';
        outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
      }
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, () => worker()));
  const count = (found: (name: string) => boolean) =>
    [...outcomes].reduce((sum, [name, times]) => sum + (found(name) ? times : 0), 0);
  recordFigures(context, 'pool', {
    ...{ connections: 2, inFlight: IN_FLIGHT, requests: next, answered, ownRows, terminated },
    crossReads: seenByOther.length + late.length,
    aborted: count((name) => name.startsWith('Aborted')),
    timedOut: count((name) => name.includes('statement timeout')),
  });
  // It looked: each answer brought rows of the one who asked.
  expect(ownRows).toBeGreaterThanOrEqual(answered * 2);
  expect(seenByOther).toEqual([]);
  expect(late).toEqual([]);
  // Four of the seven kinds answer; the connections that were ended cost a few of them.
  expect(answered).toBeGreaterThan(REQUESTS * (4 / 7) - REQUESTS / 10);
  const after = await db.tenants.read(
    tenants[0]?.context as SeededTenant['context'],
    'SELECT 1 FROM client',
  );
  expect(after.rowCount).toBe(2);
  expect([...outcomes.keys()].some((name) => name.startsWith('TransactionRolledBack'))).toBe(true);
}, 400_000);

async function terminateConnections(): Promise<number> {
  const ended = await superuser.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'pool-test'",
  );
  return ended.rowCount ?? 0;
}
