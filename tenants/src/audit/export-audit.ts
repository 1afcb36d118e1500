/** Exports of the log: begun with an entry of their own, read page by page, proven at the end. */
import { isAllowed } from '../access/ability.js';
import { accountScope } from '../access/account-scope.js';
import type { TenantContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { NotFound, PermissionDenied, Result } from '../errors/result.js';
import { toWireId } from '../ids.js';
import type { AccountId, ClientId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { appendAudit } from './append-audit.js';
import { actorWireId } from './audit-leaf.js';
import { EntryConditions, mayUseAudit } from './audit-scope.js';
import type { JsonObject } from './canonical-json.js';
import { freshCheckpoint } from './heads/checkpoints.js';
import type { SignedHead } from './heads/checkpoints.js';
import { logOrigin } from './heads/checkpoint-note.js';
import { selectionProof } from './selection-proof.js';
import { readLeafHashes } from './tree-proofs.js';

type Deps = Pick<TenantsDeps, 'db'>;

export interface ExportRequest {
  readonly from: Date | null;
  /** The first moment that is not wanted any more. */
  readonly to: Date | null;
  readonly accountId: AccountId | null;
  readonly withPrivate: boolean;
}

/** What the pages and the proof of one export have in common. */
export interface ExportPlan {
  readonly kind: 'FULL' | 'RANGE' | 'SELECTION';
  readonly tenant: string;
  readonly origin: string;
  readonly head: SignedHead;
  /** Leaf indexes: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

export type ExportFailure = PermissionDenied | NotFound | { readonly code: 'AUDIT_NOT_SIGNED' };

/** Who takes the log away, and how much of it, stands in the log itself. */
export async function prepareAuditExport(
  ctx: TenantContext,
  deps: Deps,
  request: ExportRequest,
): Promise<Result<ExportPlan, ExportFailure>> {
  const { from, to, accountId, withPrivate } = request;
  const allowed = mayUseAudit(ctx, 'AUDIT_EXPORT');
  if (!allowed.ok) return allowed;
  if (accountId !== null && !(await reachesAccount(ctx, deps, accountId))) {
    return fail({ code: 'NOT_FOUND', resource: 'Account' });
  }
  await deps.db.tenants.run(ctx, (tx) =>
    appendAudit(tx, ctx, {
      action: 'audit.export',
      resource: { type: 'Tenant', id: ctx.tenantId },
      after: {
        from: from?.toISOString() ?? null,
        to: to?.toISOString() ?? null,
        account: accountId === null ? null : toWireId('account', accountId),
        withPrivate,
      },
      ...(accountId !== null && { accountId }),
    }),
  );
  const head = await freshCheckpoint(ctx, deps);
  if (head === null) return fail({ code: 'AUDIT_NOT_SIGNED' });
  return ok(await planExport(ctx, deps, request, head));
}

async function reachesAccount(
  ctx: TenantContext,
  deps: Deps,
  accountId: AccountId,
): Promise<boolean> {
  const { rows } = await deps.db.tenants.read<{ client_id: ClientId }>(
    ctx,
    'SELECT client_id FROM account WHERE tenant_id = $1 AND id = $2',
    [ctx.tenantId, accountId],
  );
  const clientId = rows[0]?.client_id;
  return (
    clientId !== undefined && isAllowed(ctx, 'export', { type: 'AuditEntry', accountId, clientId })
  );
}

async function planExport(
  ctx: TenantContext,
  deps: Deps,
  { from, to, accountId }: ExportRequest,
  head: SignedHead,
): Promise<ExportPlan> {
  const stretch = await findStretch(ctx, deps, { from, to, treeSize: head.treeSize });
  const isPartial = accountId !== null || accountScope(ctx, 'AUDIT_EXPORT') !== 'ALL';
  const isWhole = stretch.from === 0 && stretch.to === head.treeSize;
  const kind = isPartial ? 'SELECTION' : isWhole ? 'FULL' : 'RANGE';
  const tenant = toWireId('tenant', ctx.tenantId);
  return { kind, tenant, origin: logOrigin(ctx.tenantId), head, ...stretch };
}

/** Places follow commits and not stamps, so a stretch may hold a few entries from beside it. */
async function findStretch(
  ctx: TenantContext,
  deps: Deps,
  { from, to, treeSize }: { from: Date | null; to: Date | null; treeSize: number },
): Promise<{ readonly from: number; readonly to: number }> {
  if (from === null && to === null) return { from: 0, to: treeSize };
  const { rows } = await deps.db.tenants.read<{ low: string | null; high: string | null }>(
    ctx,
    `SELECT min(l.leaf_index) AS low, max(l.leaf_index) AS high
     FROM audit_entry e JOIN audit_leaf l ON l.tenant_id = e.tenant_id AND l.entry_id = e.id
     WHERE e.tenant_id = $1 AND l.leaf_index < $2
       AND e.occurred_at >= coalesce($3, '-infinity'::timestamptz)
       AND e.occurred_at < coalesce($4, 'infinity'::timestamptz)`,
    [ctx.tenantId, treeSize, from, to],
  );
  const { low = null, high = null } = rows[0] ?? {};
  if (low === null || high === null) return { from: 0, to: 0 };
  return { from: Number(low), to: Number(high) + 1 };
}

/** An export that is read page by page is over within this; later it is begun anew. */
const NOTED_FOR_MS = 24 * 60 * 60_000;

const NOTED = `
  SELECT 1 FROM audit_entry e
  WHERE e.tenant_id = $1 AND e.action = 'audit.export' AND e.actor_id = $2 AND e.occurred_at > $3
    AND (NOT $4::boolean OR (e.leaf::jsonb #>> '{after,value,withPrivate}') = 'true')
    AND coalesce(e.leaf::jsonb #>> '{after,value,account}', $5) = $5
  LIMIT 1`;

/** Whether the reader has said that they take this away: the pages give it out and note nothing. */
async function isNoted(
  ctx: TenantContext,
  deps: Deps,
  {
    accountId,
    withPrivate,
  }: { readonly accountId: AccountId | null; readonly withPrivate: boolean },
): Promise<boolean> {
  const account = accountId === null ? 'ALL' : toWireId('account', accountId);
  const found = await deps.db.tenants.run(
    ctx,
    (tx) => {
      const since = new Date(tx.clock.now().getTime() - NOTED_FOR_MS);
      const values = [ctx.tenantId, actorWireId(ctx.actor), since, withPrivate, account];
      return tx.query(NOTED, values);
    },
    { readOnly: true },
  );
  return found.rowCount > 0;
}

export interface NotNoted {
  readonly code: 'CONFLICT';
  readonly sentence: string;
}

const NOT_NOTED: NotNoted = {
  code: 'CONFLICT',
  sentence: 'Begin the export with prepareAuditExport: who takes the log away stands in the log.',
};

export interface ExportSlice {
  readonly from: number;
  readonly to: number;
  readonly accountId: AccountId | null;
}

export interface ExportedEntry {
  readonly index: number;
  readonly leafHash: Buffer;
  readonly leaf: JsonObject;
  readonly private: readonly {
    readonly field: 'BEFORE' | 'AFTER' | 'REASON';
    readonly salt: Buffer;
    readonly content: string;
  }[];
}

interface EntryRow {
  readonly leaf_index: string;
  readonly leaf_hash: Buffer;
  readonly leaf: string;
  readonly private: readonly {
    field: 'BEFORE' | 'AFTER' | 'REASON';
    salt: string;
    content: string;
  }[];
}

const ENTRIES = `
  SELECT l.leaf_index, l.leaf_hash, e.leaf, CASE WHEN $2 THEN coalesce((
    SELECT jsonb_agg(jsonb_build_object('field', p.field, 'salt', encode(p.salt, 'hex'),
      'content', p.content) ORDER BY p.field)
    FROM audit_private p WHERE p.tenant_id = e.tenant_id AND p.entry_id = e.id), '[]')
    ELSE '[]' END AS private
  FROM audit_leaf l JOIN audit_entry e ON e.tenant_id = l.tenant_id AND e.id = l.entry_id`;

/** In the order of the log; `after` is the place of the last entry seen. */
export async function listExportEntries(
  ctx: TenantContext,
  deps: Deps,
  slice: ExportSlice & {
    readonly after: number | null;
    readonly first: number;
    readonly withPrivate: boolean;
  },
): Promise<
  Result<
    { readonly entries: readonly ExportedEntry[]; readonly hasNextPage: boolean },
    PermissionDenied | NotNoted
  >
> {
  const allowed = mayUseAudit(ctx, 'AUDIT_EXPORT');
  if (!allowed.ok) return allowed;
  if (!(await isNoted(ctx, deps, slice))) return fail(NOT_NOTED);
  const conditions = new EntryConditions(ctx);
  conditions.parameter(slice.withPrivate);
  conditions
    .add(Math.max(slice.from, (slice.after ?? -1) + 1), (p) => `l.leaf_index >= ${p}`)
    .add(slice.to, (p) => `l.leaf_index < ${p}`)
    .add(slice.accountId, (p) => `e.account_id = ${p}`)
    .within(ctx, 'AUDIT_EXPORT');
  const limit = conditions.parameter(slice.first + 1);
  const sql = `${ENTRIES} WHERE ${conditions.where} ORDER BY l.leaf_index LIMIT ${limit}`;
  const { rows } = await deps.db.tenants.read<EntryRow>(ctx, sql, conditions.values);
  const entries = rows.slice(0, slice.first).map(toEntry);
  return ok({ entries, hasNextPage: rows.length > slice.first });
}

function toEntry(row: EntryRow): ExportedEntry {
  return {
    index: Number(row.leaf_index),
    leafHash: row.leaf_hash,
    leaf: JSON.parse(row.leaf) as JsonObject,
    private: row.private.map((one) => ({ ...one, salt: Buffer.from(one.salt, 'hex') })),
  };
}

/** What completes the entries of an export to the root; nothing for the whole log. */
export async function proveExport(
  ctx: TenantContext,
  deps: Deps,
  slice: ExportSlice & { readonly treeSize: number },
): Promise<Result<readonly Uint8Array[], PermissionDenied>> {
  const allowed = mayUseAudit(ctx, 'AUDIT_EXPORT');
  if (!allowed.ok) return allowed;
  const conditions = new EntryConditions(ctx)
    .add(slice.from, (p) => `l.leaf_index >= ${p}`)
    .add(Math.min(slice.to, slice.treeSize), (p) => `l.leaf_index < ${p}`)
    .add(slice.accountId, (p) => `e.account_id = ${p}`)
    .within(ctx, 'AUDIT_EXPORT');
  const { rows } = await deps.db.tenants.read<{ leaf_index: string }>(
    ctx,
    `SELECT l.leaf_index FROM audit_leaf l
     JOIN audit_entry e ON e.tenant_id = l.tenant_id AND e.id = l.entry_id
     WHERE ${conditions.where} ORDER BY l.leaf_index`,
    conditions.values,
  );
  if (rows.length === slice.treeSize) return ok([]);
  const leaves = await readLeafHashes(ctx, deps, slice.treeSize);
  if (leaves === null) return ok([]);
  return ok(
    selectionProof(
      leaves,
      rows.map((row) => Number(row.leaf_index)),
    ),
  );
}
