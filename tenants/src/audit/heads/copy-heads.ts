/** Copies signed heads of a tenant into object storage, oldest first, each once. */
import { systemContext } from '../../context/tenant-context.js';
import type { TenantContext } from '../../context/tenant-context.js';
import type { TenantId } from '../../ids.js';
import { raiseAlarm } from './audit-alarms.js';
import type { Contradiction } from './audit-alarms.js';
import type { HistoryDeps } from './check-history.js';
import { twoHeads } from './contradiction.js';

interface HeadRow {
  readonly tree_size: string;
  readonly root_hash: Buffer;
  readonly note: string;
}

/** Storage that was away for a day has more than a thousand to catch up with. */
const HEADS_AT_ONCE = 100;

/** Rejects when the storage cannot be reached; what was copied until then stays noted. */
export async function copyHeads(
  deps: HistoryDeps,
  tenantId: TenantId,
): Promise<Contradiction | null> {
  const { copies, kept } = deps;
  if (copies === null) return null;
  const ctx = systemContext(tenantId, 'audit-checkpointer');
  const { history } = kept.read(tenantId);
  for (let rows = await uncopied(deps, ctx); rows.length > 0; rows = await uncopied(deps, ctx)) {
    for (const { tree_size: size, root_hash: rootHash, note } of rows) {
      const head = { treeSize: BigInt(size), rootHash, note };
      const outcome = await copies.put({ tenantId, history }, head);
      if (outcome === 'DIFFERENT') return alarm(deps, ctx, head.treeSize);
      await noteCopy(deps, ctx, size);
    }
  }
  return null;
}

async function uncopied(deps: HistoryDeps, ctx: TenantContext): Promise<readonly HeadRow[]> {
  const { rows } = await deps.db.tenants.read<HeadRow>(
    ctx,
    `SELECT c.tree_size, c.root_hash, c.note FROM audit_checkpoint c
     WHERE c.tenant_id = $1 AND NOT EXISTS (
       SELECT 1 FROM audit_checkpoint_copy p
       WHERE p.tenant_id = c.tenant_id AND p.tree_size = c.tree_size)
     ORDER BY c.tree_size LIMIT $2`,
    [ctx.tenantId, HEADS_AT_ONCE],
  );
  return rows;
}

function noteCopy(deps: HistoryDeps, ctx: TenantContext, size: string): Promise<unknown> {
  return deps.db.tenants.run(ctx, (tx) =>
    tx.query(
      `INSERT INTO audit_checkpoint_copy (tenant_id, tree_size, copied_at)
       VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [ctx.tenantId, size, tx.clock.now()],
    ),
  );
}

async function alarm(
  deps: HistoryDeps,
  ctx: TenantContext,
  treeSize: bigint,
): Promise<Contradiction> {
  const contradiction = twoHeads(treeSize);
  await deps.db.tenants.run(ctx, (tx) => raiseAlarm(tx, ctx, contradiction));
  return contradiction;
}
