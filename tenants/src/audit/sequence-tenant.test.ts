/** How entries find their place in the tree, and what proves it. */
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { TenantContext } from '../context/tenant-context.js';
import type { TenantId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { auditedTenant, SEED_ENTRIES } from '../testing/audited-tenant.js';
import type { AuditedTenant } from '../testing/audited-tenant.js';
import { seedTenant, startTestDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { appendAudit } from './append-audit.js';
import { AuditSequencer } from './audit-sequencer.js';
import { merkleRoot } from './merkle-tree.js';
import { sequenceTenant } from './sequence-tenant.js';
import { latestTreeHead, proveConsistency, proveEntry } from './tree-proofs.js';
import { verifyConsistency, verifyInclusion } from './verify-proof.js';

let server: TestDatabase;
let deps: TenantsDeps;
let audited: AuditedTenant;
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
  audited = await auditedTenant(deps, `audited-${counter}`);
  ({ ctx } = audited);
});

describe('the sequencer', () => {
  test('gives every entry one place without gaps, in batches, and the head is the tree’s root', async () => {
    for (let batch = 0; batch < 4; batch += 1) {
      await Promise.all(Array.from({ length: 7 }, () => audited.append()));
      await sequenceTenant(deps.db.tenants, ctx.tenantId);
    }
    const total = SEED_ENTRIES + 28;
    expect(await audited.leafIndexes()).toEqual(
      Array.from({ length: total }, (_value, index) => index),
    );
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
      const { id } = await appendAudit(tx, ctx, { action: 'account.release', resource });
      written();
      await mayFinish;
      return id;
    });
    await isWritten;
    await audited.append();
    expect(await sequenceTenant(deps.db.tenants, ctx.tenantId)).toBe(1);
    finish();
    const lateId = await late;
    expect(await sequenceTenant(deps.db.tenants, ctx.tenantId)).toBe(1);
    const proof = await proveEntry(ctx, deps, { entryId: lateId, treeSize: SEED_ENTRIES + 2 });
    // Older by its stamp, later by its commit: it comes after what was placed before.
    expect(proof?.index).toBe(SEED_ENTRIES + 1);
  });

  test('leaves neither gap nor double when it is killed in the middle of a batch', async () => {
    await audited.append();
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
    expect(await audited.leafIndexes()).toEqual([]);
    expect(await sequenceTenant(deps.db.tenants, ctx.tenantId)).toBe(SEED_ENTRIES + 1);
    expect(await sequenceTenant(deps.db.tenants, ctx.tenantId)).toBe(0);
    expect(new Set(await audited.leafIndexes()).size).toBe(SEED_ENTRIES + 1);
  });

  test('may run twice at once without a gap or a double', async () => {
    await Promise.all(Array.from({ length: 40 }, () => audited.append()));
    let placed = 0;
    while (placed < SEED_ENTRIES + 40) {
      const runs = Array.from({ length: 4 }, () => sequenceTenant(deps.db.tenants, ctx.tenantId));
      placed += (await Promise.all(runs)).reduce((sum, count) => sum + count, 0);
    }
    expect(await audited.leafIndexes()).toEqual(
      Array.from({ length: SEED_ENTRIES + 40 }, (_value, index) => index),
    );
  });

  test('finds the tenants that have something to place, and goes on past one that fails', async () => {
    const sequencer = new AuditSequencer({ db: server.db, log: { warn: () => undefined } });
    await sequencer.sequenceOnce();
    await audited.append();
    const broken = await seedTenant(deps, `broken-${counter}`);
    await breakTree(broken.tenantId);
    expect(await sequencer.sequenceOnce()).toBe(1);
    expect(await deps.db.directory.tenantsWithUnsequencedAudit(10)).toEqual([broken.tenantId]);
    await repairTree(broken.tenantId);
    expect(await sequencer.sequenceOnce()).toBe(SEED_ENTRIES);
  });

  test('places entries by itself once started', async () => {
    const sequencer = new AuditSequencer({ db: server.db, log: console }, { intervalMs: 20 });
    sequencer.start();
    const { id } = await audited.append();
    const treeSize = SEED_ENTRIES + 1;
    await expect.poll(() => proveEntry(ctx, deps, { entryId: id, treeSize })).not.toBeNull();
    await sequencer.stop();
    await audited.append();
    expect(await deps.db.directory.tenantsWithUnsequencedAudit(10)).toEqual([ctx.tenantId]);
  });
});

describe('proofs', () => {
  test('show an entry in a head, and an older head in a newer one', async () => {
    const { id, leafHash } = await audited.append();
    await sequenceTenant(deps.db.tenants, ctx.tenantId);
    const oldHead = await latestTreeHead(ctx, deps);
    await audited.append();
    await sequenceTenant(deps.db.tenants, ctx.tenantId);
    const newHead = await latestTreeHead(ctx, deps);
    if (oldHead === null || newHead === null) throw new Error('no heads');
    const proven = await proveEntry(ctx, deps, { entryId: id, treeSize: newHead.treeSize });
    if (proven === null) throw new Error('not placed');
    expect(verifyInclusion({ leafHash, ...proven, root: newHead.rootHash })).toBe(true);
    const sizes = { oldSize: oldHead.treeSize, newSize: newHead.treeSize };
    const proof = await proveConsistency(ctx, deps, sizes);
    const roots = { oldRoot: oldHead.rootHash, newRoot: newHead.rootHash };
    expect(verifyConsistency({ ...sizes, ...roots, proof: proof ?? [] })).toBe(true);
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
