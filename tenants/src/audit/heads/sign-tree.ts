/** Signs a tenant's newest tree head, when it follows from the head that was kept before. */
import { verify } from 'node:crypto';

import { systemContext } from '../../context/tenant-context.js';
import type { TenantContext } from '../../context/tenant-context.js';
import type { Database } from '../../database/open-database.js';
import type { TenantTransaction } from '../../database/transaction.js';
import type { TenantId } from '../../ids.js';
import { rootOf } from '../frontier.js';
import { openAlarm, raiseAlarm } from './audit-alarms.js';
import type { Contradiction } from './audit-alarms.js';
import type { AuditSigner } from './audit-signer.js';
import { checkpointText, logOrigin, publicKeyObject, writeNote } from './checkpoint-note.js';
import type { Head } from './checkpoint-note.js';
import { compareWithKept, rewritten, twoHeads } from './contradiction.js';
import type { KeptHeads } from './kept-heads.js';
import { growFrontier } from './read-tree.js';

export interface SigningDeps {
  readonly db: Database;
  readonly signer: AuditSigner;
  readonly kept: KeptHeads;
}

export type Signed =
  | { readonly kind: 'SIGNED'; readonly treeSize: bigint }
  /** Nothing has grown, or an alarm is open and nothing is signed. */
  | { readonly kind: 'NOTHING' }
  | { readonly kind: 'ALARM'; readonly contradiction: Contradiction };

const NAME = 'audit-checkpointer';

/**
 * The head is kept outside first and stored in the database after: a crash between the two leaves
 * a head that nobody has seen and that the tree still fulfils, never the other way round.
 */
export async function signTree(deps: SigningDeps, tenantId: TenantId): Promise<Signed> {
  const ctx = systemContext(tenantId, NAME);
  const found = await findHead(deps, ctx);
  if (found === null) return { kind: 'NOTHING' };
  if ('kind' in found) return { kind: 'ALARM', contradiction: found };
  const note = await signHead(deps.signer, logOrigin(tenantId), found);
  const newest = deps.kept.read(tenantId).heads.at(-1);
  if (newest?.treeSize !== found.treeSize) deps.kept.keep(tenantId, note);
  const contradiction = await store(deps, ctx, { ...found, note });
  return contradiction === null
    ? { kind: 'SIGNED', treeSize: found.treeSize }
    : { kind: 'ALARM', contradiction };
}

/** The head to sign; null when the last signed one is still the newest. */
function findHead(deps: SigningDeps, ctx: TenantContext): Promise<Head | Contradiction | null> {
  return deps.db.tenants.run(ctx, async (tx) => {
    if ((await openAlarm(tx, ctx)) !== null) return null;
    const compared = await compareWithKept(tx, ctx, deps.kept.read(ctx.tenantId));
    if (!compared.ok) return raised(tx, ctx, compared.contradiction);
    const { base, newest } = compared;
    if (newest === null || (await isStored(tx, ctx, newest.frontier.size))) return null;
    const { size } = newest.frontier;
    const grown = await growFrontier(tx, ctx, base, size);
    if (grown === null || !newest.rootHash.equals(Buffer.from(rootOf(grown)))) {
      return raised(tx, ctx, rewritten({ treeSize: size }));
    }
    return { treeSize: size, rootHash: newest.rootHash };
  });
}

async function raised(
  tx: TenantTransaction,
  ctx: TenantContext,
  contradiction: Contradiction,
): Promise<Contradiction> {
  await raiseAlarm(tx, ctx, contradiction);
  return contradiction;
}

async function isStored(
  tx: TenantTransaction,
  ctx: TenantContext,
  treeSize: bigint,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    'SELECT 1 FROM audit_checkpoint WHERE tenant_id = $1 AND tree_size = $2',
    [ctx.tenantId, treeSize.toString()],
  );
  return rowCount > 0;
}

/** A remote signer may err: a head that does not verify must not be kept. */
async function signHead(signer: AuditSigner, origin: string, head: Head): Promise<string> {
  const text = checkpointText(origin, head);
  const message = Buffer.from(text, 'utf8');
  const signature = await signer.sign(message);
  if (!verify(null, message, publicKeyObject(signature.publicKey), signature.signature)) {
    throw new Error('The signature of an audit head does not verify under the signer’s own key');
  }
  return writeNote(origin, text, signature);
}

function store(
  deps: SigningDeps,
  ctx: TenantContext,
  head: Head & { readonly note: string },
): Promise<Contradiction | null> {
  const { treeSize, rootHash, note } = head;
  return deps.db.tenants.run(ctx, async (tx) => {
    await tx.query(
      `INSERT INTO audit_checkpoint (tenant_id, tree_size, root_hash, note, signed_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [ctx.tenantId, treeSize.toString(), rootHash, note, tx.clock.now()],
    );
    const { rows } = await tx.query<{ root_hash: Buffer }>(
      'SELECT root_hash FROM audit_checkpoint WHERE tenant_id = $1 AND tree_size = $2',
      [ctx.tenantId, treeSize.toString()],
    );
    const isSame = rows[0]?.root_hash.equals(rootHash) === true;
    return isSame ? null : raised(tx, ctx, twoHeads(treeSize));
  });
}
