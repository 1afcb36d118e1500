/** Heads and proofs of a tenant's own audit tree, read from the database. */
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantsDeps } from '../tenants-deps.js';
import type { AuditEntryId } from '../ids.js';
import { consistencyProof, inclusionProof } from './merkle-tree.js';

export interface TreeHead {
  readonly treeSize: number;
  readonly rootHash: Buffer;
  readonly at: Date;
}

interface HeadRow {
  readonly tree_size: string;
  readonly root_hash: Buffer;
  readonly created_at: Date;
}

/** Null before the first entry has found its place. */
export async function latestTreeHead(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
): Promise<TreeHead | null> {
  const result = await deps.db.tenants.read<HeadRow>(
    ctx,
    `SELECT tree_size, root_hash, created_at FROM audit_tree_head
     WHERE tenant_id = $1 ORDER BY tree_size DESC LIMIT 1`,
    [ctx.tenantId],
  );
  const row = result.rows[0];
  if (row === undefined) return null;
  return { treeSize: Number(row.tree_size), rootHash: row.root_hash, at: row.created_at };
}

export interface EntryProof {
  readonly index: number;
  readonly treeSize: number;
  readonly proof: readonly Buffer[];
}

/** Null when the entry has no place in the tree of that size. */
export async function proveEntry(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
  input: { readonly entryId: AuditEntryId; readonly treeSize: number },
): Promise<EntryProof | null> {
  const found = await deps.db.tenants.read<{ leaf_index: string }>(
    ctx,
    'SELECT leaf_index FROM audit_leaf WHERE tenant_id = $1 AND entry_id = $2',
    [ctx.tenantId, input.entryId],
  );
  const index = Number(found.rows[0]?.leaf_index ?? -1);
  if (index < 0 || index >= input.treeSize) return null;
  const leaves = await readLeafHashes(ctx, deps, input.treeSize);
  if (leaves === null) return null;
  return { index, treeSize: input.treeSize, proof: inclusionProof(leaves, index) };
}

/**
 * Proves to somebody who kept an older head that nothing in it was changed or dropped; null when
 * the log has not so many entries.
 */
export async function proveConsistency(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
  input: { readonly oldSize: number; readonly newSize: number },
): Promise<readonly Buffer[] | null> {
  const { oldSize, newSize } = input;
  const leaves = oldSize > newSize ? null : await readLeafHashes(ctx, deps, newSize);
  return leaves === null ? null : consistencyProof(leaves, oldSize);
}

/** Reads 32 bytes per entry; the tree is built from them again, so stored roots are not trusted. Null: no such size. */
export async function readLeafHashes(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
  treeSize: number,
): Promise<readonly Buffer[] | null> {
  const result = await deps.db.tenants.read<{ leaf_hash: Buffer }>(
    ctx,
    `SELECT leaf_hash FROM audit_leaf
     WHERE tenant_id = $1 AND leaf_index < $2 ORDER BY leaf_index`,
    [ctx.tenantId, treeSize],
  );
  return result.rowCount !== treeSize ? null : result.rows.map((row) => row.leaf_hash);
}
