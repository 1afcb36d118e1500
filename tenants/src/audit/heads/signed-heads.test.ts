/** Signed heads: made of what is there, kept outside, and a database that contradicts them refused. */
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { TenantContext } from '../../context/tenant-context.js';
import { systemContext } from '../../context/tenant-context.js';
import { toWireId } from '../../ids.js';
import { createTenantsDeps } from '../../tenants-deps.js';
import type { TenantsDeps } from '../../tenants-deps.js';
import { auditedTenant, SEED_ENTRIES } from '../../testing/audited-tenant.js';
import type { AuditedTenant } from '../../testing/audited-tenant.js';
import { startTestDatabase } from '../../testing/index.js';
import type { TestDatabase } from '../../testing/index.js';
import { openSigningHome } from '../../testing/signed-log.js';
import type { SigningHome } from '../../testing/signed-log.js';
import { appendAudit } from '../append-audit.js';
import { sequenceTenant } from '../sequence-tenant.js';
import { latestTreeHead } from '../tree-proofs.js';
import { AuditCheckpointer } from './audit-checkpointer.js';
import type { CheckpointerDeps } from './audit-checkpointer.js';
import { checkHistories, checkHistory } from './check-history.js';
import { isSignedBy, readNote } from './checkpoint-note.js';
import { auditStatus, newestCheckpoint } from './checkpoints.js';
import { signTree } from './sign-tree.js';

let server: TestDatabase;
let deps: TenantsDeps;
let home: SigningHome;
let signing: CheckpointerDeps;
let audited: AuditedTenant;
let ctx: TenantContext;
let counter = 0;

beforeAll(async () => {
  server = await startTestDatabase();
  deps = createTenantsDeps({ db: server.db, apiKeyPepper: new Uint8Array(32) });
});
afterAll(() => server.stop());

beforeEach(async () => {
  counter += 1;
  home = openSigningHome();
  signing = home.deps(server.db);
  audited = await auditedTenant(deps, `signed-${counter}`);
  ({ ctx } = audited);
  return () => home.remove();
});

async function grow(entries: number): Promise<void> {
  for (let entry = 0; entry < entries; entry += 1) await audited.append();
  await sequenceTenant(deps.db.tenants, ctx.tenantId);
}

function headsFile(): string {
  return join(home.directory, 'audit', `${toWireId('tenant', ctx.tenantId)}.heads`);
}

/** What a restored backup looks like: everything after it never happened. */
async function setBackTo(size: number): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  await client.query("SET session_replication_role = 'replica'");
  for (const table of ['audit_checkpoint_copy', 'audit_checkpoint', 'audit_tree_head']) {
    const text = `DELETE FROM ${table} WHERE tenant_id = $1 AND tree_size > $2`;
    await client.query({ text, values: [ctx.tenantId, size] });
  }
  const values = [ctx.tenantId, size];
  const gone = 'SELECT entry_id FROM audit_leaf WHERE tenant_id = $1 AND leaf_index >= $2';
  for (const [table, column] of [
    ['audit_private', 'entry_id'],
    ['audit_entry', 'id'],
    ['audit_leaf', 'entry_id'],
  ] as const) {
    const text = `DELETE FROM ${table} WHERE tenant_id = $1 AND ${column} IN (${gone})`;
    await client.query({ text, values });
  }
  await client.end();
}

describe('a signed head', () => {
  test('is of the newest tree, signed by the key, on disk and in the database', async () => {
    await grow(3);
    expect(await signTree(signing, ctx.tenantId)).toEqual({
      kind: 'SIGNED',
      treeSize: BigInt(SEED_ENTRIES + 3),
    });
    const stored = await newestCheckpoint(ctx, deps);
    const head = await latestTreeHead(ctx, deps);
    expect(stored?.rootHash).toEqual(head?.rootHash);
    const note = stored?.note ?? '';
    expect(isSignedBy(note, await signing.signer.publicKeys())).toBe(true);
    expect(readNote(note)?.origin).toBe(`fiducia/audit/${toWireId('tenant', ctx.tenantId)}`);
    expect(readFileSync(headsFile(), 'utf8')).toBe(`${JSON.stringify({ history: 0, note })}\n`);
    expect(statSync(headsFile()).mode & 0o077).toBe(0);
    expect(await signTree(signing, ctx.tenantId)).toEqual({ kind: 'NOTHING' });
  });

  test('is made at the clean stop, and at once for who asks', async () => {
    const checkpointer = new AuditCheckpointer(signing);
    await checkpointer.start();
    await audited.append();
    await checkpointer.stop();
    const stopped = await newestCheckpoint(ctx, deps);
    expect(stopped?.treeSize).toBe(SEED_ENTRIES + 1);
    const status = await auditStatus(systemContext(ctx.tenantId, 'test'), deps);
    expect(status).toMatchObject({ ok: true, value: { pending: 0, alarm: null } });
  });

  test('goes on where a crash between file and database cut it off', async () => {
    await grow(1);
    await signTree(signing, ctx.tenantId);
    const file = readFileSync(headsFile(), 'utf8');
    await server.asSuperuser(
      "SET session_replication_role = 'replica'; DELETE FROM audit_checkpoint",
    );
    expect(await signTree(signing, ctx.tenantId)).toMatchObject({ kind: 'SIGNED' });
    // The head is the same one, so it is not kept twice.
    expect(readFileSync(headsFile(), 'utf8')).toBe(file);
    appendFileSync(headsFile(), '{"history":0,"no');
    await grow(1);
    expect(await signTree(signing, ctx.tenantId)).toMatchObject({ kind: 'SIGNED' });
    expect(signing.kept.read(ctx.tenantId).heads).toHaveLength(2);
  });
});

describe('a database that contradicts a kept head', () => {
  test('is refused when it was set back, until it is the right one again or people accept', async () => {
    await grow(2);
    await signTree(signing, ctx.tenantId);
    const backup = SEED_ENTRIES + 2;
    await grow(5);
    await signTree(signing, ctx.tenantId);
    expect(await checkHistory(signing, ctx.tenantId)).toBeNull();

    await setBackTo(backup);
    expect(await checkHistory(signing, ctx.tenantId)).toMatchObject({
      kind: 'SET_BACK',
      sentence: expect.stringContaining(`${backup + 5} entries was kept outside`),
    });
    await expect(audited.append({ action: 'client.create' })).rejects.toThrow(/contradicts a head/);
    await expect(audited.append({ action: 'client.create' })).rejects.toMatchObject({
      code: 'AUDIT_HISTORY_IN_DOUBT',
    });
    // What stops trading goes on, and so does looking.
    for (const action of ['account.halt', 'order.cancel', 'session.sign-in'] as const) {
      await audited.append({ action });
    }
    await grow(0);
    expect(await signTree(signing, ctx.tenantId)).toEqual({ kind: 'NOTHING' });
    const status = await auditStatus(ctx, deps);
    expect(status).toMatchObject({ ok: true, value: { alarm: { kind: 'SET_BACK' } } });

    signing.kept.accept(ctx.tenantId, { at: '2026-01-01T00:00:00Z', reason: 'disk of May lost' });
    expect(await checkHistory(signing, ctx.tenantId)).toBeNull();
    await audited.append({ action: 'client.create' });
    await grow(0);
    expect(await signTree(signing, ctx.tenantId)).toMatchObject({ kind: 'SIGNED' });
    const accepted = await deps.db.tenants.read<{ content: string }>(
      ctx,
      `SELECT p.content FROM audit_entry e JOIN audit_private p ON p.entry_id = e.id
       WHERE e.action = 'audit.accept'`,
    );
    expect(accepted.rows).toEqual([{ content: '"disk of May lost"' }]);
    expect(signing.kept.read(ctx.tenantId).history).toBe(1);
  });

  test('is refused also when as many other entries were written since', async () => {
    await grow(5);
    await signTree(signing, ctx.tenantId);
    await setBackTo(SEED_ENTRIES);
    // The sequencer would take its frontier from the heads, of which none is left.
    await server.asSuperuser('DELETE FROM audit_pending WHERE tenant_id = $1', [ctx.tenantId]);
    await rebuildHead(SEED_ENTRIES);
    await grow(9);
    expect(await checkHistory(signing, ctx.tenantId)).toMatchObject({ kind: 'REWRITTEN' });
    expect(await signTree(signing, ctx.tenantId)).toEqual({ kind: 'NOTHING' });
  });

  test('is not signed when a leaf behind the kept head was changed', async () => {
    await grow(1);
    await signTree(signing, ctx.tenantId);
    await grow(4);
    await server.asSuperuser(
      `SET session_replication_role = 'replica'; UPDATE audit_leaf SET leaf_hash = sha256('x')
       WHERE leaf_index = ${SEED_ENTRIES + 2}`,
    );
    expect(await signTree(signing, ctx.tenantId)).toMatchObject({
      kind: 'ALARM',
      contradiction: { kind: 'REWRITTEN' },
    });
  });

  test('raises an alarm when two heads of one size were signed', async () => {
    await grow(1);
    await signTree(signing, ctx.tenantId);
    const [kept] = signing.kept.read(ctx.tenantId).heads;
    const other = home.deps(server.db);
    const text = `fiducia/audit/${toWireId('tenant', ctx.tenantId)}\n${kept?.treeSize}\n`;
    const forged = `${text}${Buffer.alloc(32, 7).toString('base64')}\n\n\u2014 x ${'A'.repeat(91)}=\n`;
    other.kept.keep(ctx.tenantId, forged);
    expect(await checkHistories(signing)).toEqual([ctx.tenantId]);
    expect(home.events).toEqual(['audit.alarm']);
    const status = await auditStatus(ctx, deps);
    expect(status).toMatchObject({ ok: true, value: { alarm: { kind: 'TWO_HEADS' } } });
  });

  test('says so with the other tenants left in peace', async () => {
    const other = await auditedTenant(deps, `peaceful-${counter}`);
    await grow(1);
    await signTree(signing, ctx.tenantId);
    await setBackTo(0);
    expect(await checkHistories(signing)).toEqual([ctx.tenantId]);
    await other.append({ action: 'client.create' });
  });
});

test('an alarm that turns out to be wrong ends with the right database', async () => {
  await grow(1);
  await signTree(signing, ctx.tenantId);
  const right = readFileSync(headsFile());
  appendFileSync(headsFile(), right.toString().replace(/\\n(\d+)\\n/, '\\n99$1\\n'));
  expect(await checkHistory(signing, ctx.tenantId)).toMatchObject({ kind: 'SET_BACK' });
  writeFileSync(headsFile(), right);
  expect(await checkHistory(signing, ctx.tenantId)).toBeNull();
  await audited.append({ action: 'client.create' });
});

/** The head that stood in the backup. */
async function rebuildHead(size: number): Promise<void> {
  const { appendLeaves, EMPTY_FRONTIER, rootOf } = await import('../frontier.js');
  const leaves = await deps.db.tenants.read<{ leaf_hash: Buffer }>(
    ctx,
    'SELECT leaf_hash FROM audit_leaf ORDER BY leaf_index LIMIT $1',
    [size],
  );
  const frontier = appendLeaves(
    EMPTY_FRONTIER,
    leaves.rows.map((row) => row.leaf_hash),
  );
  await server.asSuperuser(
    `INSERT INTO audit_tree_head (tenant_id, tree_size, root_hash, frontier, created_at)
     VALUES ($1, $2, $3, $4, now())`,
    [ctx.tenantId, size, rootOf(frontier), frontier.roots],
  );
}

test('an entry that waits for its transaction is no reason for alarm', async () => {
  await deps.db.tenants.run(ctx, async (tx) => {
    await appendAudit(tx, ctx, {
      action: 'account.release',
      resource: { type: 'Tenant', id: ctx.tenantId },
    });
    await grow(1);
    expect(await signTree(signing, ctx.tenantId)).toMatchObject({ kind: 'SIGNED' });
  });
  await sequenceTenant(deps.db.tenants, ctx.tenantId);
  expect(await signTree(signing, ctx.tenantId)).toMatchObject({ kind: 'SIGNED' });
});
