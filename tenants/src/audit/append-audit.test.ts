/** What an audit entry holds, and that it stands or falls with its change. */
import { createHash } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { TenantContext } from '../context/tenant-context.js';
import { newId, toWireId } from '../ids.js';
import type { AuditEntryId, SessionId, UserId } from '../ids.js';
import { createTenantsDeps } from '../tenants-deps.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { auditedTenant } from '../testing/audited-tenant.js';
import type { AuditedTenant } from '../testing/audited-tenant.js';
import { startTestDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { appendAudit } from './append-audit.js';
import { hashLeaf } from './audit-leaf.js';
import { canonicalJson } from './canonical-json.js';
import type { JsonValue } from './canonical-json.js';

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

describe('a leaf', () => {
  test('is canonical JSON with exactly the documented parts, and its hash is RFC 6962’s', async () => {
    const { id, leafHash } = await audited.append({
      before: { limit: '5' },
      after: { limit: '4' },
    });
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
      action: 'account.halt',
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
    const { id } = await audited.append({ after, reason, personal: true });
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
    const [first, second] = [
      await audited.append({ reason: 'same' }),
      await audited.append({ reason: 'same' }),
    ];
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
        ({ id } = await appendAudit(tx, ctx, { action: 'account.halt', resource }));
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
