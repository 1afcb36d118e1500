/** From the change to the leaf in the tree: what the audit log promises. */
import { createHash } from 'node:crypto';

import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { TenantContext } from '../context/tenant-context.js';
import { newId, toWireId } from '../ids.js';
import type { AuditEntryId, SessionId, TenantId, UserId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { must, seedTenant, startTestDatabase } from '../testing/index.js';
import type { SeededTenant, TestDatabase } from '../testing/index.js';
import { appendAudit } from './append-audit.js';
import type { AuditInput } from './append-audit.js';
import { hashLeaf } from './audit-leaf.js';
import { AuditSequencer } from './audit-sequencer.js';
import { canonicalJson } from './canonical-json.js';
import type { JsonValue } from './canonical-json.js';
import { listAuditEntries } from './list-audit-entries.js';
import type { AuditPage } from './list-audit-entries.js';
import { merkleRoot } from './merkle-tree.js';
import { sequenceTenant } from './sequence-tenant.js';
import { latestTreeHead, proveConsistency, proveEntry } from './tree-proofs.js';
import { verifyConsistency, verifyInclusion } from './verify-proof.js';

let server: TestDatabase;
let deps: TenantsDeps;
let tenant: SeededTenant;
let ctx: TenantContext;
let counter = 0;

beforeAll(async () => {
  server = await startTestDatabase();
  deps = createTenantsDeps({ db: server.db, apiKeyPepper: new Uint8Array(32) });
});
afterAll(() => server.stop());

/** A fresh tenant each time: its tree begins with nothing but its own seeding. */
beforeEach(async () => {
  counter += 1;
  tenant = await seedTenant(deps, `audited-${counter}`);
  ctx = {
    tenantId: tenant.tenantId,
    requestId: 'request-1',
    actor: {
      kind: 'USER',
      id: tenant.users[0]?.userId ?? newId<UserId>(),
      name: 'Somebody',
      sessionId: newId<SessionId>(),
      mfa: false,
    },
    grants: [{ kind: 'ROLE', role: 'TENANT_OWNER', scope: { type: 'ALL' } }],
  };
});

const SEED_ENTRIES = 10;

function append(input: Partial<AuditInput> = {}): Promise<{ id: AuditEntryId; leafHash: Buffer }> {
  const resource = { type: 'Tenant', id: ctx.tenantId } as const;
  return deps.db.tenants.run(ctx, (tx) =>
    appendAudit(tx, ctx, { action: 'test.append', resource, ...input }),
  );
}

interface Row {
  readonly leaf: string;
  readonly leaf_hash: Buffer;
}

async function readEntry(id: AuditEntryId): Promise<Row> {
  const sql = 'SELECT leaf, leaf_hash FROM audit_entry WHERE id = $1';
  const row = (await deps.db.tenants.read<Row>(ctx, sql, [id])).rows[0];
  if (row === undefined) throw new Error('no entry');
  return row;
}

async function leafIndexes(): Promise<readonly number[]> {
  const sql = 'SELECT leaf_index FROM audit_leaf ORDER BY leaf_index';
  const result = await deps.db.tenants.read<{ leaf_index: string }>(ctx, sql);
  return result.rows.map((row) => Number(row.leaf_index));
}

describe('a leaf', () => {
  test('is canonical JSON with exactly the documented parts, and its hash is RFC 6962’s', async () => {
    const { id, leafHash } = await append({ before: { limit: '5' }, after: { limit: '4' } });
    const { leaf, leaf_hash } = await readEntry(id);
    const parsed = JSON.parse(leaf) as Record<string, JsonValue>;
    expect(canonicalJson(parsed)).toBe(leaf);
    expect(parsed).toEqual({
      v: 1,
      id: toWireId('audit', id),
      ts: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/) as string,
      tenant: toWireId('tenant', ctx.tenantId),
      actor: {
        type: 'USER',
        id: toWireId('user', ctx.actor.id as UserId),
        session: toWireId('session', ctx.actor.sessionId as SessionId),
        mfa: false,
      },
      action: 'test.append',
      resource: { type: 'Tenant', id: toWireId('tenant', ctx.tenantId) },
      before: { value: { limit: '5' } },
      after: { value: { limit: '4' } },
      reason: null,
      requestId: 'request-1',
      approval: null,
    });
    expect(leaf_hash).toEqual(leafHash);
    expect(leafHash).toEqual(
      createHash('sha256')
        .update(Buffer.from([0]))
        .update(leaf, 'utf8')
        .digest(),
    );
  });

  test('holds personal data and reasons as salted hashes only, which the kept texts open', async () => {
    const after = { name: 'Ada Lovelace', email: 'ada@example.org' };
    const reason = 'Ada asked for it by telephone — «ü»';
    const { id } = await append({ after, reason, personal: true });
    const { leaf } = await readEntry(id);
    expect(leaf).not.toMatch(/Ada|example\.org|telephone/);
    const kept = await deps.db.tenants.read<{ field: string; salt: Buffer; content: string }>(
      ctx,
      'SELECT field, salt, content FROM audit_private WHERE entry_id = $1 ORDER BY field',
      [id],
    );
    expect(kept.rows.map((row) => [row.field, JSON.parse(row.content)])).toEqual([
      ['AFTER', after],
      ['REASON', reason],
    ]);
    const parsed = JSON.parse(leaf) as Record<string, { commitment: string }>;
    for (const { field, salt, content } of kept.rows) {
      const hash = createHash('sha256').update(salt).update(content).digest('hex');
      expect(parsed[field.toLowerCase()]).toEqual({ commitment: hash });
    }
  });

  test('commits to equal texts differently each time, so that they cannot be compared', async () => {
    const [first, second] = [await append({ reason: 'same' }), await append({ reason: 'same' })];
    const commitments = await Promise.all([readEntry(first.id), readEntry(second.id)]);
    const [a, b] = commitments.map((row) => (JSON.parse(row.leaf) as { reason: JsonValue }).reason);
    expect(a).not.toEqual(b);
  });

  test('cannot be filed under another hash, even by our own program', async () => {
    const insert = deps.db.tenants.run(ctx, (tx) =>
      tx.query(
        `INSERT INTO audit_entry (tenant_id, id, occurred_at, actor_kind, actor_id, action,
           resource_type, resource_id, request_id, leaf, leaf_hash)
         VALUES ($1, $2, now(), 'SYSTEM', 'x', 'a.b', 'Tenant', 'x', 'r', '{}', $3)`,
        [ctx.tenantId, newId(), hashLeaf(Buffer.from('{"other":1}'))],
      ),
    );
    await expect(insert).rejects.toThrow(/check constraint/);
  });
});

describe('an entry', () => {
  test('is written with its change or not at all', async () => {
    let id: AuditEntryId | undefined;
    await deps.db.tenants
      .run(ctx, async (tx) => {
        const resource = { type: 'Tenant', id: ctx.tenantId } as const;
        ({ id } = await appendAudit(tx, ctx, { action: 'test.undone', resource }));
        throw new Error('undone');
      })
      .catch(() => undefined);
    await expect(readEntry(id as AuditEntryId)).rejects.toThrow('no entry');
    const pending = await deps.db.tenants.read(
      ctx,
      'SELECT 1 FROM audit_pending WHERE entry_id = $1',
      [id],
    );
    expect(pending.rowCount).toBe(0);
  });
});

describe('the sequencer', () => {
  test('gives every entry one place without gaps, in batches, and the head is the tree’s root', async () => {
    for (let batch = 0; batch < 4; batch += 1) {
      await Promise.all(Array.from({ length: 7 }, () => append()));
      await sequenceTenant(deps.db.tenants, ctx.tenantId);
    }
    const total = SEED_ENTRIES + 28;
    expect(await leafIndexes()).toEqual(Array.from({ length: total }, (_value, index) => index));
    const leaves = await deps.db.tenants.read<{ leaf_hash: Buffer }>(
      ctx,
      `SELECT e.leaf_hash FROM audit_leaf l
       JOIN audit_entry e ON e.tenant_id = l.tenant_id AND e.id = l.entry_id ORDER BY l.leaf_index`,
    );
    const head = await latestTreeHead(ctx, deps);
    expect(head?.treeSize).toBe(total);
    expect(head?.rootHash).toEqual(merkleRoot(leaves.rows.map((row) => row.leaf_hash)));
  });

  test('places an entry that was written early and committed late', async () => {
    await sequenceTenant(deps.db.tenants, ctx.tenantId);
    let written: () => void = () => undefined;
    let finish: () => void = () => undefined;
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const mayFinish = new Promise<void>((resolve) => (finish = resolve));
    const late = deps.db.tenants.run(ctx, async (tx) => {
      const resource = { type: 'Tenant', id: ctx.tenantId } as const;
      const { id } = await appendAudit(tx, ctx, { action: 'test.late', resource });
      written();
      await mayFinish;
      return id;
    });
    await isWritten;
    await append();
    expect(await sequenceTenant(deps.db.tenants, ctx.tenantId)).toBe(1);
    finish();
    const lateId = await late;
    expect(await sequenceTenant(deps.db.tenants, ctx.tenantId)).toBe(1);
    const proof = await proveEntry(ctx, deps, { entryId: lateId, treeSize: SEED_ENTRIES + 2 });
    // Older by its stamp, later by its commit: it comes after what was placed before.
    expect(proof?.index).toBe(SEED_ENTRIES + 1);
  });

  test('leaves neither gap nor double when it is killed in the middle of a batch', async () => {
    await append();
    const superuser = new pg.Client({ connectionString: server.superuserUrl });
    await superuser.connect();
    // Holds the sequencer's insert into the tree, so that it can be killed between its steps.
    await superuser.query('BEGIN; LOCK TABLE audit_tree_head IN SHARE MODE');
    const db = await server.open({ applicationName: 'killed', log: { warn: () => undefined } });
    const interrupted = sequenceTenant(db.tenants, ctx.tenantId).catch((error: unknown) => error);
    await waitFor(superuser, "application_name = 'killed' AND wait_event_type = 'Lock'");
    await superuser.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'killed'",
    );
    expect(await interrupted).toBeInstanceOf(Error);
    await superuser.query('ROLLBACK');
    await superuser.end();
    expect(await leafIndexes()).toEqual([]);
    expect(await sequenceTenant(deps.db.tenants, ctx.tenantId)).toBe(SEED_ENTRIES + 1);
    expect(await sequenceTenant(deps.db.tenants, ctx.tenantId)).toBe(0);
    expect(new Set(await leafIndexes()).size).toBe(SEED_ENTRIES + 1);
  });

  test('may run twice at once without a gap or a double', async () => {
    await Promise.all(Array.from({ length: 40 }, () => append()));
    let placed = 0;
    while (placed < SEED_ENTRIES + 40) {
      const runs = Array.from({ length: 4 }, () => sequenceTenant(deps.db.tenants, ctx.tenantId));
      placed += (await Promise.all(runs)).reduce((sum, count) => sum + count, 0);
    }
    expect(await leafIndexes()).toEqual(
      Array.from({ length: SEED_ENTRIES + 40 }, (_value, index) => index),
    );
  });

  test('finds the tenants that have something to place, and goes on past one that fails', async () => {
    const sequencer = new AuditSequencer({ db: server.db, log: { warn: () => undefined } });
    await sequencer.sequenceOnce();
    await append();
    const broken = await seedTenant(deps, `broken-${counter}`);
    await breakTree(broken.tenantId);
    expect(await sequencer.sequenceOnce()).toBe(1);
    expect(await deps.db.directory.tenantsWithUnsequencedAudit(10)).toEqual([broken.tenantId]);
    await repairTree(broken.tenantId);
    expect(await sequencer.sequenceOnce()).toBe(SEED_ENTRIES);
  });

  test('places entries by itself within its second once started', async () => {
    const sequencer = new AuditSequencer({ db: server.db, log: console }, { intervalMs: 20 });
    sequencer.start();
    const startedAt = performance.now();
    const { id } = await append();
    while ((await proveEntry(ctx, deps, { entryId: id, treeSize: SEED_ENTRIES + 1 })) === null) {
      expect(performance.now() - startedAt).toBeLessThan(10_000);
    }
    await sequencer.stop();
    await append();
    expect(await deps.db.directory.tenantsWithUnsequencedAudit(10)).toEqual([ctx.tenantId]);
  });
});

describe('proofs', () => {
  test('show an entry in a head, and an older head in a newer one', async () => {
    const { id, leafHash } = await append();
    await sequenceTenant(deps.db.tenants, ctx.tenantId);
    const oldHead = await latestTreeHead(ctx, deps);
    await append();
    await sequenceTenant(deps.db.tenants, ctx.tenantId);
    const newHead = await latestTreeHead(ctx, deps);
    if (oldHead === null || newHead === null) throw new Error('no heads');
    const proven = await proveEntry(ctx, deps, { entryId: id, treeSize: newHead.treeSize });
    if (proven === null) throw new Error('not placed');
    expect(verifyInclusion({ leafHash, ...proven, root: newHead.rootHash })).toBe(true);
    const sizes = { oldSize: oldHead.treeSize, newSize: newHead.treeSize };
    const proof = await proveConsistency(ctx, deps, sizes);
    const roots = { oldRoot: oldHead.rootHash, newRoot: newHead.rootHash };
    expect(verifyConsistency({ ...sizes, ...roots, proof })).toBe(true);
  });
});

describe('the list', () => {
  test('pages through all entries once, newest first', async () => {
    await Promise.all(Array.from({ length: 5 }, () => append()));
    const seen: AuditEntryId[] = [];
    let after: AuditEntryId | null = null;
    for (;;) {
      const page: AuditPage = must(await listAuditEntries(ctx, deps, { first: 4, after }));
      seen.push(...page.entries.map((entry) => entry.id));
      after = page.entries.at(-1)?.id ?? null;
      if (!page.hasNextPage) break;
    }
    expect(seen).toHaveLength(SEED_ENTRIES + 5);
    expect(seen).toEqual(seen.toSorted().toReversed());
  });

  test('filters by resource and by account, and shows names and reasons', async () => {
    const accountId = tenant.accountIds[0];
    if (accountId === undefined) throw new Error('no account');
    await append({ resource: { type: 'Account', id: accountId }, accountId, reason: 'why not' });
    const resourceId = toWireId('account', accountId);
    const query = { first: 10, resourceType: 'Account', resourceId };
    const byResource = must(await listAuditEntries(ctx, deps, query));
    expect(byResource.entries.map((entry) => entry.action)).toEqual([
      'test.append',
      'account.create',
    ]);
    expect(byResource.entries[0]).toMatchObject({
      reason: 'why not',
      actorName: expect.stringContaining(tenant.canary) as string,
      leafIndex: null,
      accountId,
    });
    const byAccount = must(await listAuditEntries(ctx, deps, { first: 10, accountId }));
    expect(byAccount.entries).toHaveLength(2);
    const noText = must(await listAuditEntries(ctx, deps, { first: 9, resourceId: '\0' }));
    expect(noText.entries).toEqual([]);
  });

  test('shows a reader of one client what concerns its accounts and nothing else', async () => {
    const [mine, other] = tenant.accountIds;
    const clientId = tenant.clientIds[0];
    if (mine === undefined || other === undefined || clientId === undefined) throw new Error();
    const reader = (
      scope: { type: 'CLIENT'; id: typeof clientId } | { type: 'ACCOUNT'; id: typeof other },
    ) => ({ ...ctx, grants: [{ kind: 'ROLE', role: 'RISK_OFFICER', scope }] }) as const;
    const ofClient = must(
      await listAuditEntries(reader({ type: 'CLIENT', id: clientId }), deps, { first: 50 }),
    );
    expect(ofClient.entries.map((entry) => entry.accountId)).toEqual([mine]);
    const ofAccount = must(
      await listAuditEntries(reader({ type: 'ACCOUNT', id: other }), deps, { first: 50 }),
    );
    expect(ofAccount.entries.map((entry) => entry.accountId)).toEqual([other]);
  });

  test('is closed to those who have no right to it', async () => {
    const grants = [{ kind: 'ROLE', role: 'PORTFOLIO_MANAGER', scope: { type: 'ALL' } }] as const;
    expect(await listAuditEntries({ ...ctx, grants }, deps, { first: 1 })).toEqual({
      ok: false,
      error: { code: 'PERMISSION_DENIED', permission: 'read AuditEntry' },
    });
  });
});

/** A head that does not fit makes every batch of this tenant fail. */
async function breakTree(tenantId: TenantId): Promise<void> {
  await asSuperuser(
    `INSERT INTO audit_tree_head (tenant_id, tree_size, root_hash, frontier, created_at)
     VALUES ($1, 1, sha256(''), '{}', now())`,
    [tenantId],
  );
}

async function repairTree(tenantId: TenantId): Promise<void> {
  await asSuperuser(
    `WITH off AS (SELECT set_config('session_replication_role', 'replica', false))
     DELETE FROM audit_tree_head USING off WHERE tenant_id = $1`,
    [tenantId],
  );
}

async function asSuperuser(sql: string, values: readonly unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  await client.query("SET session_replication_role = 'replica'");
  await client.query(sql, [...values]);
  await client.end();
}

async function waitFor(client: pg.Client, condition: string): Promise<void> {
  for (;;) {
    const sql = 'SELECT 1 FROM pg_stat_activity WHERE '.concat(condition);
    if ((await client.query(sql)).rowCount !== 0) return;
  }
}
