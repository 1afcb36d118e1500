/** Heads, proofs and exports of the audit log as the schema shows them. */
import {
  toWireId,
  type AuditEntryProof,
  type AuditStatus,
  type ExportedEntry,
  type ExportPlan,
  type SignedHead,
  type TenantId,
} from '@fiducia/tenants';
import type { KeyedPage } from '../page.js';
import type {
  AuditCheckpointType,
  AuditExportEntryType,
  AuditExportType,
  AuditInclusionType,
  AuditStatusType,
} from '../types/audit-proof.type.js';

export function toCheckpoint(head: SignedHead): AuditCheckpointType {
  return { ...head, rootHash: head.rootHash.toString('hex') };
}

export function toAuditStatus(status: AuditStatus): AuditStatusType {
  return { ...status, newest: status.newest === null ? null : toCheckpoint(status.newest) };
}

export function toInclusion({ index, leafHash, head, proof }: AuditEntryProof): AuditInclusionType {
  return {
    leafIndex: index,
    leafHash: leafHash.toString('hex'),
    proof: toHashes(proof),
    checkpoint: toCheckpoint(head),
  };
}

export function toHashes(hashes: readonly Uint8Array[]): readonly string[] {
  return hashes.map((hash) => Buffer.from(hash).toString('hex'));
}

export function toExport(tenantId: TenantId, plan: ExportPlan): AuditExportType {
  return {
    kind: plan.kind,
    tenantId: toWireId('tenant', tenantId),
    origin: plan.origin,
    fromIndex: plan.from,
    toIndex: plan.to,
    checkpoint: toCheckpoint(plan.head),
  };
}

/** The place of an entry is its cursor, and the size of a head is that head's. */
export function toHeadPage(page: {
  readonly heads: readonly SignedHead[];
  readonly hasNextPage: boolean;
}): KeyedPage<SignedHead> {
  const cursors = page.heads.map(({ treeSize }) => String(treeSize));
  return { nodes: page.heads, cursors, hasNextPage: page.hasNextPage };
}

export function toExportPage(page: {
  readonly entries: readonly ExportedEntry[];
  readonly hasNextPage: boolean;
}): KeyedPage<ExportedEntry> {
  const cursors = page.entries.map(({ index }) => String(index));
  return { nodes: page.entries, cursors, hasNextPage: page.hasNextPage };
}

export function toExportEntry(entry: ExportedEntry): AuditExportEntryType {
  return {
    leafIndex: entry.index,
    leafHash: entry.leafHash.toString('hex'),
    leaf: entry.leaf,
    private: entry.private.map((one) => ({ ...one, salt: one.salt.toString('hex') })),
  };
}
