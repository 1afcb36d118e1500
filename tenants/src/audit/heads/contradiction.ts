/** Compares a tenant's tree with the heads that were kept of it: is this still the same log? */
import type { TenantContext } from '../../context/tenant-context.js';
import type { TenantTransaction } from '../../database/transaction.js';
import { rootOf } from '../frontier.js';
import type { Frontier } from '../frontier.js';
import type { Contradiction } from './audit-alarms.js';
import type { KeptHead, KeptState } from './kept-heads.js';
import { emptyFrontier, headAt, newestHead } from './read-tree.js';
import type { StoredHead } from './read-tree.js';

const WHAT_TO_DO =
  'Restore the database that belongs to it, or accept the loss with `fiducia audit accept`.';

export type Comparison =
  /** What a new head must grow from: proven by the kept head, if there is one. */
  | { readonly ok: true; readonly base: Frontier; readonly newest: StoredHead | null }
  | { readonly ok: false; readonly contradiction: Contradiction };

export async function compareWithKept(
  tx: TenantTransaction,
  ctx: TenantContext,
  kept: KeptState,
): Promise<Comparison> {
  const newest = await newestHead(tx, ctx);
  const twice = findTwoHeads(kept.heads);
  if (twice !== null) return { ok: false, contradiction: twice };
  const last = kept.heads.at(-1);
  if (last === undefined) return { ok: true, base: emptyFrontier(), newest };
  const size = newest?.frontier.size ?? 0n;
  if (size < last.treeSize) return { ok: false, contradiction: setBack(last, size) };
  const stored = await headAt(tx, ctx, last.treeSize);
  if (stored === null || !isProven(stored, last)) {
    return { ok: false, contradiction: rewritten(last) };
  }
  return { ok: true, base: stored.frontier, newest };
}

/** One size, two roots: somebody was shown another log than somebody else. */
function findTwoHeads(heads: readonly KeptHead[]): Contradiction | null {
  const rootAt = new Map<bigint, Buffer>();
  for (const { treeSize, rootHash } of heads) {
    const known = rootAt.get(treeSize);
    if (known !== undefined && !known.equals(rootHash)) return twoHeads(treeSize);
    rootAt.set(treeSize, rootHash);
  }
  return null;
}

/** The stored root says nothing by itself: what later heads grow from must give the kept one. */
function isProven({ frontier, rootHash }: StoredHead, kept: KeptHead): boolean {
  return rootHash.equals(kept.rootHash) && kept.rootHash.equals(Buffer.from(rootOf(frontier)));
}

export function setBack(kept: Pick<KeptHead, 'treeSize'>, size: bigint): Contradiction {
  const sentence =
    `The audit log was set back: a head of ${kept.treeSize} entries was kept outside, and the ` +
    `database has ${size}. ${WHAT_TO_DO}`;
  return { kind: 'SET_BACK', sentence };
}

export function rewritten(kept: Pick<KeptHead, 'treeSize'>): Contradiction {
  const sentence =
    `The audit log was rewritten: the first ${kept.treeSize} entries in the database are not ` +
    `those of the head that was kept outside. ${WHAT_TO_DO}`;
  return { kind: 'REWRITTEN', sentence };
}

export function twoHeads(treeSize: bigint): Contradiction {
  const sentence =
    `Two different heads of ${treeSize} entries were signed: the log was shown in two versions. ` +
    'Find out who holds the signing key, then accept with `fiducia audit accept`.';
  return { kind: 'TWO_HEADS', sentence };
}
