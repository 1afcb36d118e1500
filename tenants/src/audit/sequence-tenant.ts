/** Gives a tenant's committed audit entries their places in its tree, one batch in one transaction. */
import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantDatabase } from '../database/tenant-database.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { AuditEntryId, TenantId } from '../ids.js';
import { appendLeaves, EMPTY_FRONTIER, rootOf } from './frontier.js';
import type { Frontier } from './frontier.js';

/** Bounds the transaction: about 20 ms. */
export const SEQUENCE_BATCH = 1_000;

interface PendingRow {
  readonly entry_id: AuditEntryId;
  readonly leaf_hash: Buffer;
}

/**
 * Returns how many entries found their place. What decides is the row in `audit_pending`, which
 * appears with its transaction's commit: an entry that was written early and committed late is
 * found by a later batch. All of a batch commits or nothing, so a crash leaves neither gap nor
 * double.
 */
export async function sequenceTenant(db: TenantDatabase, tenantId: TenantId): Promise<number> {
  const ctx = systemContext(tenantId, 'audit-sequencer');
  return db.run(ctx, async (tx) => {
    // In one flight: what is read stands behind the lock, and counts only with it.
    const [isLocked, frontier, pending] = await Promise.all([
      lockTree(tx, ctx),
      readFrontier(tx, ctx),
      readPending(tx, ctx),
    ]);
    if (!isLocked || pending.length === 0) return 0;
    const hashes = pending.map((row) => row.leaf_hash);
    await Promise.all([
      writeLeaves(tx, ctx, frontier.size, pending),
      writeHead(tx, ctx, appendLeaves(frontier, hashes)),
    ]);
    return pending.length;
  });
}

/** One sequencer per tenant at a time, until the transaction ends; another one goes on elsewhere. */
async function lockTree(tx: TenantTransaction, ctx: TenantContext): Promise<boolean> {
  const result = await tx.query<{ locked: boolean }>(
    "SELECT pg_try_advisory_xact_lock(hashtextextended('audit-tree:' || $1, 0)) AS locked",
    [ctx.tenantId],
  );
  return result.rows[0]?.locked === true;
}

async function readFrontier(tx: TenantTransaction, ctx: TenantContext): Promise<Frontier> {
  const result = await tx.query<{ tree_size: string; frontier: Buffer[] }>(
    `SELECT tree_size, frontier FROM audit_tree_head
     WHERE tenant_id = $1 ORDER BY tree_size DESC LIMIT 1`,
    [ctx.tenantId],
  );
  const head = result.rows[0];
  if (head === undefined) return EMPTY_FRONTIER;
  return { size: BigInt(head.tree_size), roots: head.frontier };
}

async function readPending(
  tx: TenantTransaction,
  ctx: TenantContext,
): Promise<readonly PendingRow[]> {
  const result = await tx.query<PendingRow>(
    `SELECT p.entry_id, e.leaf_hash
     FROM audit_pending p
     JOIN audit_entry e ON e.tenant_id = p.tenant_id AND e.id = p.entry_id
     WHERE p.tenant_id = $1 ORDER BY e.occurred_at, e.id LIMIT $2`,
    [ctx.tenantId, SEQUENCE_BATCH],
  );
  return result.rows;
}

async function writeLeaves(
  tx: TenantTransaction,
  ctx: TenantContext,
  firstIndex: bigint,
  pending: readonly PendingRow[],
): Promise<void> {
  const entryIds = pending.map((row) => row.entry_id);
  const hashes = pending.map((row) => row.leaf_hash);
  const [, removed] = await Promise.all([
    tx.query(
      `INSERT INTO audit_leaf (tenant_id, leaf_index, entry_id, leaf_hash)
       SELECT $1, $2::bigint + p.position - 1, p.entry_id, p.leaf_hash
       FROM unnest($3::uuid[], $4::bytea[])
         WITH ORDINALITY AS p (entry_id, leaf_hash, position)`,
      [ctx.tenantId, firstIndex.toString(), entryIds, hashes],
    ),
    tx.query('DELETE FROM audit_pending WHERE tenant_id = $1 AND entry_id = ANY ($2::uuid[])', [
      ctx.tenantId,
      entryIds,
    ]),
  ]);
  if (removed.rowCount !== pending.length) {
    throw new Error('Audit entries lost their pending rows while they were sequenced');
  }
}

async function writeHead(
  tx: TenantTransaction,
  ctx: TenantContext,
  frontier: Frontier,
): Promise<void> {
  await tx.query(
    `INSERT INTO audit_tree_head (tenant_id, tree_size, root_hash, frontier, created_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [ctx.tenantId, frontier.size.toString(), rootOf(frontier), [...frontier.roots], tx.clock.now()],
  );
}
