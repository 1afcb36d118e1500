/** Reads what a head is proven by: frontiers at known sizes, and leaves in their order. */
import type { TenantContext } from '../../context/tenant-context.js';
import type { TenantTransaction } from '../../database/transaction.js';
import { appendLeaves, EMPTY_FRONTIER } from '../frontier.js';
import type { Frontier } from '../frontier.js';

interface HeadRow {
  readonly tree_size: string;
  readonly root_hash: Buffer;
  readonly frontier: readonly Buffer[];
}

export interface StoredHead {
  readonly frontier: Frontier;
  readonly rootHash: Buffer;
}

const LEAVES_AT_ONCE = 10_000;

export async function newestHead(
  tx: TenantTransaction,
  ctx: TenantContext,
): Promise<StoredHead | null> {
  const { rows } = await tx.query<HeadRow>(
    `SELECT tree_size, root_hash, frontier FROM audit_tree_head
     WHERE tenant_id = $1 ORDER BY tree_size DESC LIMIT 1`,
    [ctx.tenantId],
  );
  return toHead(rows[0]);
}

export async function headAt(
  tx: TenantTransaction,
  ctx: TenantContext,
  treeSize: bigint,
): Promise<StoredHead | null> {
  const { rows } = await tx.query<HeadRow>(
    `SELECT tree_size, root_hash, frontier FROM audit_tree_head
     WHERE tenant_id = $1 AND tree_size = $2`,
    [ctx.tenantId, treeSize.toString()],
  );
  return toHead(rows[0]);
}

/** The frontier at `size`, grown from another one by the leaves that are stored; null for a gap. */
export async function growFrontier(
  tx: TenantTransaction,
  ctx: TenantContext,
  from: Frontier,
  size: bigint,
): Promise<Frontier | null> {
  let frontier = from;
  while (frontier.size < size) {
    const { rows } = await tx.query<{ leaf_index: string; leaf_hash: Buffer }>(
      `SELECT leaf_index, leaf_hash FROM audit_leaf
       WHERE tenant_id = $1 AND leaf_index >= $2 AND leaf_index < $3
       ORDER BY leaf_index LIMIT $4`,
      [ctx.tenantId, frontier.size.toString(), size.toString(), LEAVES_AT_ONCE],
    );
    const begin = frontier.size;
    const isGapless = rows.every((row, at) => BigInt(row.leaf_index) === begin + BigInt(at));
    if (rows.length === 0 || !isGapless) return null;
    frontier = appendLeaves(
      frontier,
      rows.map((row) => row.leaf_hash),
    );
  }
  return frontier;
}

export function emptyFrontier(): Frontier {
  return EMPTY_FRONTIER;
}

function toHead(row: HeadRow | undefined): StoredHead | null {
  if (row === undefined) return null;
  const frontier = { size: BigInt(row.tree_size), roots: row.frontier };
  return { frontier, rootHash: row.root_hash };
}
