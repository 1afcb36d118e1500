/**
 * Every tenant table of every package, found in the catalogue: its policy hides and refuses the
 * other tenant's rows, and every policy that is spoiled or dropped turns a check red. Tables,
 * policies and directory functions that come later are covered without anybody remembering.
 */
import pg from 'pg';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { systemContext } from '../context/tenant-context.js';
import { newId } from '../ids.js';
import type { TenantId } from '../ids.js';
import { directoryAnswers } from '../testing/directory-answers.js';
import type { DirectoryAnswers } from '../testing/directory-answers.js';
import { byEffort, recordFigures, startTestDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { listPolicies } from '../testing/policy-mutants.js';
import type { Policy } from '../testing/policy-mutants.js';
import { probeTable } from '../testing/policy-probes.js';
import type { ProbedTable, ProbeParties } from '../testing/policy-probes.js';
import { columnsOf, insertSyntheticRow, quote, tenantTables } from '../testing/synthetic-rows.js';

const OURS = newId<TenantId>();
const THEIRS = newId<TenantId>();
const THEIR_CANARY = 'canary of the other one';

let server: TestDatabase;
let superuser: pg.Client;
let app: pg.Client;
let parties: ProbeParties;
let tables: readonly ProbedTable[] = [];
let policies: readonly Policy[] = [];
let answers: DirectoryAnswers;

beforeAll(async () => {
  server = await startTestDatabase({ poolSize: 2 });
  superuser = new pg.Client({ connectionString: server.superuserUrl });
  app = new pg.Client({ connectionString: server.url });
  await Promise.all([superuser.connect(), app.connect()]);
  const probed: ProbedTable[] = [];
  // Our journals are committed as far as they go, theirs are not.
  const accounts = new Map([false, true].map((sparse) => [sparse, newId()]));
  for (const name of await tenantTables(superuser)) {
    for (const sparse of [false, true]) {
      const accountId = accounts.get(sparse) ?? '';
      const ours = { tenantId: OURS, canary: 'ours', sparse, accountId };
      await insertSyntheticRow(superuser, name, ours);
      const theirs = { tenantId: THEIRS, canary: THEIR_CANARY, sparse };
      await insertSyntheticRow(superuser, name, theirs);
    }
    // Nothing but the policy is to refuse.
    await ddl(`GRANT ALL ON ${quote(name)} TO fiducia_app`);
    probed.push({ name, columns: await columnsOf(superuser, name) });
  }
  tables = probed;
  policies = await listPolicies(superuser);
  parties = { db: server.db, ours: OURS, theirs: THEIRS, theirCanary: THEIR_CANARY };
  answers = await directoryAnswers(app, superuser);
});

afterAll(async () => {
  await Promise.all([superuser.end(), app.end()]);
  await server.stop();
});

test('there are tables, policies and directory functions to look at', () => {
  expect(tables.length).toBeGreaterThanOrEqual(30);
  expect(policies.length).toBeGreaterThan(tables.length);
  const silent = [...answers].filter(([, rows]) => rows.length === 0 || 'error' in (rows[0] ?? {}));
  expect(answers.size - silent.length).toBeGreaterThanOrEqual(policies.length - tables.length);
});

test('no table shows, takes or gives a row of another tenant', async (context) => {
  const failed: string[] = [];
  for (const table of tables) {
    const found = await probeTable(parties, table);
    failed.push(...found.map((what) => `${table.name} ${what}`));
  }
  recordFigures(context, 'tables', { tables: tables.length, tablesFailed: failed.length });
  expect(failed).toEqual([]);
});

test(
  'every policy that is spoiled or dropped turns a check red',
  { timeout: 300_000 },
  async (context) => {
    const survived: string[] = [];
    let mutants = 0;
    for (const policy of policies) {
      for (const mutant of policy.mutants) {
        mutants += 1;
        await ddl(mutant.statement);
        const name = `${mutant.policy} on ${mutant.table}: ${mutant.change}`;
        if (!(await isRed(policy))) survived.push(name);
        for (const statement of policy.restore) await ddl(statement);
      }
    }
    recordFigures(context, 'policies', {
      policies: policies.length,
      policyMutants: mutants,
      policyMutantsKilled: mutants - survived.length,
    });
    expect(survived).toEqual([]);
  },
);

test('the policies are what they were, and the checks green again', async () => {
  const now = await listPolicies(superuser);
  expect(now.map(({ restore }) => restore)).toEqual(policies.map(({ restore }) => restore));
  const table = tables.find(({ name }) => name === 'client') as ProbedTable;
  expect(await probeTable(parties, table)).toEqual([]);
  expect(await directoryAnswers(app, superuser)).toEqual(answers);
});

/** Rows that are seen, taken or given, or a door whose answer is no longer the same. */
async function isRed(policy: Policy): Promise<boolean> {
  const table = tables.find(({ name }) => name === policy.table) as ProbedTable;
  if ((await probeTable(parties, table)).length > 0) return true;
  return (
    JSON.stringify([...(await directoryAnswers(app, superuser))]) !== JSON.stringify([...answers])
  );
}

/** What a tenant could ask or do, over any two tables: the tenants are $1 (the other) and $2 (ours). */
const SHAPES: readonly (readonly [string, readonly TenantId[]])[] = [
  ['SELECT t.* FROM $T t', []],
  ['SELECT t.* FROM $T t WHERE t.tenant_id = $1', [THEIRS]],
  ['SELECT t.* FROM $T t WHERE t.tenant_id <> $1 OR true', [OURS]],
  ['SELECT row_to_json(t) FROM $T t ORDER BY t.tenant_id DESC', []],
  ['SELECT min(t.tenant_id::text) || max(t.tenant_id::text) AS ends FROM $T t', []],
  ['SELECT count(*) > 0 AS found FROM $T t WHERE t.tenant_id <> $1', [OURS]],
  [
    'SELECT json_agg(t) FROM $T t, $O o WHERE o.tenant_id = t.tenant_id OR o.tenant_id = $1',
    [THEIRS],
  ],
  ['SELECT EXISTS (SELECT 1 FROM $T t WHERE t.tenant_id = $1) AS found', [THEIRS]],
  ['SELECT t.* FROM $O o LEFT JOIN $T t ON t.tenant_id = $1 LIMIT 3', [THEIRS]],
  ['WITH w AS (SELECT * FROM $T) SELECT w.* FROM w UNION ALL SELECT * FROM $T', []],
  ['UPDATE $T t SET tenant_id = $2 WHERE t.tenant_id = $1 RETURNING t.*', [THEIRS, OURS]],
  ['DELETE FROM $T t USING $O o WHERE t.tenant_id = $1 RETURNING t.*', [THEIRS]],
  ['SELECT t.* FROM $T t WHERE t.tenant_id = $1 FOR UPDATE', [THEIRS]],
];

describe('statements of any shape', () => {
  test('never bring the other tenant’s rows, and leave them as they are', async (context) => {
    const runs = byEffort({ test: 200, quick: 1_000, full: 10_000 });
    const ctx = systemContext(OURS, 'fuzz');
    const before = await rowsOfTheirs();
    const nameOf = (place: number) => quote(tables[place % tables.length]?.name ?? '');
    const chosen = fc.record({
      table: fc.nat(),
      other: fc.nat(),
      shape: fc.constantFrom(...SHAPES),
    });
    const property = fc.asyncProperty(chosen, async ({ table, other, shape: [text, values] }) => {
      const sql = text.replaceAll('$T', nameOf(table)).replaceAll('$O', nameOf(other));
      const seen = await server.db.tenants
        .run(ctx, async (tx) => (await tx.query(sql, values)).rows)
        .catch((error: unknown) => [String(error)]);
      const answer = JSON.stringify(seen);
      expect(answer).not.toContain(THEIR_CANARY);
      expect(answer).not.toContain(THEIRS);
      expect(answer).not.toContain('"found":true');
    });
    await fc.assert(property, { numRuns: runs, seed: 20_260_101 });
    recordFigures(context, 'statements', { statements: runs });
    expect(await rowsOfTheirs()).toEqual(before);
  }, 120_000);
});

async function rowsOfTheirs(): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const { name } of tables) {
    const text = `SELECT t::text AS row FROM ${quote(name)} t WHERE tenant_id = $1 ORDER BY 1`;
    const found = await superuser.query<{ row: string }>({ text, values: [THEIRS] });
    rows.push(...found.rows.map(({ row }) => row));
  }
  return rows;
}

async function ddl(statementText: string): Promise<void> {
  await superuser.query({ text: statementText });
}
