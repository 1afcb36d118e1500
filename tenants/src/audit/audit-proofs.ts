/** Proofs for readers of the log: that an entry has its place, that a newer head continues an older. */
import { fail, ok } from '../errors/result.js';
import type { NotFound, PermissionDenied, Result } from '../errors/result.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { AuditEntryId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { EntryConditions, mayUseAudit } from './audit-scope.js';
import { newestCheckpoint } from './heads/checkpoints.js';
import type { SignedHead } from './heads/checkpoints.js';
import { proveConsistency, proveEntry } from './tree-proofs.js';

type Deps = Pick<TenantsDeps, 'db'>;
type Refused = PermissionDenied | NotFound;

export interface AuditEntryProof {
  readonly index: number;
  readonly leafHash: Buffer;
  readonly head: SignedHead;
  readonly proof: readonly Buffer[];
}

/** NOT_FOUND also until the entry is under a signed head: a minute at most. */
export async function proveAuditEntry(
  ctx: TenantContext,
  deps: Deps,
  entryId: AuditEntryId,
): Promise<Result<AuditEntryProof, Refused>> {
  const allowed = mayUseAudit(ctx, 'AUDIT_READ');
  if (!allowed.ok) return allowed;
  const conditions = new EntryConditions(ctx)
    .add(entryId, (p) => `e.id = ${p}`)
    .within(ctx, 'AUDIT_READ');
  const { rows } = await deps.db.tenants.read<{ leaf_hash: Buffer }>(
    ctx,
    `SELECT e.leaf_hash FROM audit_entry e WHERE ${conditions.where}`,
    conditions.values,
  );
  const leafHash = rows[0]?.leaf_hash;
  const head = await newestCheckpoint(ctx, deps);
  if (leafHash === undefined || head === null) return notFound();
  const found = await proveEntry(ctx, deps, { entryId, treeSize: head.treeSize });
  if (found === null) return notFound();
  return ok({ index: found.index, leafHash, head, proof: found.proof });
}

export async function proveAuditConsistency(
  ctx: TenantContext,
  deps: Deps,
  sizes: { readonly oldSize: number; readonly newSize: number },
): Promise<Result<readonly Buffer[], Refused>> {
  const allowed = mayUseAudit(ctx, 'AUDIT_READ');
  if (!allowed.ok) return allowed;
  const proof = await proveConsistency(ctx, deps, sizes);
  return proof === null ? notFound() : ok(proof);
}

function notFound(): Result<never, NotFound> {
  return fail({ code: 'NOT_FOUND', resource: 'AuditEntry' });
}
