/** Proves one entry here, in the browser: its hash, its place, and the signature of the head. */
import {
  canonicalJson,
  hashFromHex,
  hashLeaf,
  readPublicKeys,
  verifyCheckpoint,
  verifyInclusion,
} from '@fiducia/sdk';
import type { AuditEntry, AuditInclusion, JsonValue } from '@fiducia/sdk';

export type EntryVerdict =
  | { readonly ok: true; readonly treeSize: number }
  | { readonly ok: false; readonly problem: 'CHANGED' | 'NOT_IN_TREE' | 'NOT_SIGNED' };

export async function proveEntry(
  entry: AuditEntry,
  inclusion: AuditInclusion,
  publicKey: string,
): Promise<EntryVerdict> {
  const leaf = new TextEncoder().encode(canonicalJson(entry.entry as JsonValue));
  const leafHash = await hashLeaf(leaf);
  const said = hashFromHex(entry.leafHash);
  if (said === null || !leafHash.every((byte, at) => byte === said[at])) {
    return { ok: false, problem: 'CHANGED' };
  }
  const { checkpoint: head, leafIndex: index } = inclusion;
  const signed = await verifyCheckpoint(head.note, readPublicKeys(publicKey));
  if (!signed.ok) return { ok: false, problem: 'NOT_SIGNED' };
  const { treeSize, root } = signed.checkpoint;
  const proof = inclusion.proof.map(hashFromHex).filter((hash) => hash !== null);
  const isThere = await verifyInclusion({ leafHash, index, treeSize, root, proof });
  return isThere ? { ok: true, treeSize } : { ok: false, problem: 'NOT_IN_TREE' };
}
