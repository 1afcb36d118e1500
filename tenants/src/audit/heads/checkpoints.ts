/** Signed heads of a tenant's own log, for its readers. */
import type { TenantContext } from '../../context/tenant-context.js';
import { ok } from '../../errors/result.js';
import type { PermissionDenied, Result } from '../../errors/result.js';
import type { TenantsDeps } from '../../tenants-deps.js';
import { mayUseAudit } from '../audit-scope.js';
import type { AuditAlarm } from './audit-alarms.js';
import { openAlarm } from './audit-alarms.js';
import { askForCheckpoint } from './audit-checkpointer.js';
import { publicKeyObject } from './checkpoint-note.js';

export interface SignedHead {
  readonly treeSize: number;
  readonly rootHash: Buffer;
  readonly note: string;
  readonly signedAt: Date;
}

export interface AuditStatus {
  /** Entries with a place. */
  readonly treeSize: number;
  /** Entries that wait for one: a second as a rule. */
  readonly pending: number;
  readonly newest: SignedHead | null;
  readonly alarm: AuditAlarm | null;
}

interface HeadRow {
  readonly tree_size: string;
  readonly root_hash: Buffer;
  readonly note: string;
  readonly signed_at: Date;
}

type Deps = Pick<TenantsDeps, 'db'>;

const COLUMNS = 'SELECT tree_size, root_hash, note, signed_at FROM audit_checkpoint';

/** Oldest first, or newest first; `beyond` is the size of the last one seen. */
export async function listCheckpoints(
  ctx: TenantContext,
  deps: Deps,
  page: { readonly first: number; readonly beyond: number | null; readonly newestFirst: boolean },
): Promise<
  Result<{ readonly heads: readonly SignedHead[]; readonly hasNextPage: boolean }, PermissionDenied>
> {
  const allowed = mayUseAudit(ctx, 'AUDIT_READ');
  if (!allowed.ok) return allowed;
  const { first, beyond, newestFirst } = page;
  const sql = newestFirst
    ? `${COLUMNS} WHERE tenant_id = $1 AND ($2::bigint IS NULL OR tree_size < $2)
       ORDER BY tree_size DESC LIMIT $3`
    : `${COLUMNS} WHERE tenant_id = $1 AND ($2::bigint IS NULL OR tree_size > $2)
       ORDER BY tree_size LIMIT $3`;
  const { rows } = await deps.db.tenants.read<HeadRow>(ctx, sql, [ctx.tenantId, beyond, first + 1]);
  return ok({ heads: rows.slice(0, first).map(toHead), hasNextPage: rows.length > first });
}

export async function newestCheckpoint(ctx: TenantContext, deps: Deps): Promise<SignedHead | null> {
  const sql = `${COLUMNS} WHERE tenant_id = $1 ORDER BY tree_size DESC LIMIT 1`;
  const { rows } = await deps.db.tenants.read<HeadRow>(ctx, sql, [ctx.tenantId]);
  return rows[0] === undefined ? null : toHead(rows[0]);
}

export async function auditStatus(
  ctx: TenantContext,
  deps: Deps,
): Promise<Result<AuditStatus, PermissionDenied>> {
  const allowed = mayUseAudit(ctx, 'AUDIT_READ');
  if (!allowed.ok) return allowed;
  const [counts, newest, alarm] = await Promise.all([
    countEntries(ctx, deps),
    newestCheckpoint(ctx, deps),
    deps.db.tenants.run(ctx, (tx) => openAlarm(tx, ctx)),
  ]);
  return ok({ ...counts, newest, alarm });
}

/** How long somebody who exports waits for a head over everything that was written before. */
const WAIT_MS = 5_000;
const LOOK_EVERY_MS = 100;

/** The newest signed head, after asking for one that holds all that is committed by now. */
export async function freshCheckpoint(ctx: TenantContext, deps: Deps): Promise<SignedHead | null> {
  // Without a key nobody signs here, and waiting would be in vain.
  if ((await auditPublicKeys(deps)) === '') return null;
  const { treeSize, pending } = await countEntries(ctx, deps);
  const until = performance.now() + WAIT_MS;
  for (let asked = -Infinity; ;) {
    const newest = await newestCheckpoint(ctx, deps);
    const isFresh = newest !== null && newest.treeSize >= treeSize + pending;
    if (isFresh || performance.now() > until) return newest;
    // Asked again now and then: whoever signs may have been asked just before our entry.
    if (performance.now() - asked > 1_100) {
      await askForCheckpoint(deps.db, ctx.tenantId);
      asked = performance.now();
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

async function countEntries(
  ctx: TenantContext,
  deps: Deps,
): Promise<{ readonly treeSize: number; readonly pending: number }> {
  const { rows } = await deps.db.tenants.read<{ placed: string | null; pending: string }>(
    ctx,
    `SELECT (SELECT max(tree_size) FROM audit_tree_head WHERE tenant_id = $1) AS placed,
       (SELECT count(*) FROM audit_pending WHERE tenant_id = $1) AS pending`,
    [ctx.tenantId],
  );
  return { treeSize: Number(rows[0]?.placed ?? 0), pending: Number(rows[0]?.pending ?? 0) };
}

/** PEM of every key that has signed here, newest first. */
export async function auditPublicKeys(deps: Deps): Promise<string> {
  const { rows } = await deps.db.shared.query<{ public_key: Buffer }>(
    'SELECT public_key FROM audit_signing_key ORDER BY announced_at DESC',
  );
  return rows
    .map((row) =>
      publicKeyObject(row.public_key).export({ type: 'spki', format: 'pem' }).toString(),
    )
    .join('');
}

function toHead(row: HeadRow): SignedHead {
  return {
    treeSize: Number(row.tree_size),
    rootHash: row.root_hash,
    note: row.note,
    signedAt: row.signed_at,
  };
}
