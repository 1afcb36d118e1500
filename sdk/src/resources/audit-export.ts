/** Reads an export of the audit log page by page and writes it line by line. */
import type { CallOptions } from '../client-options.js';
import {
  auditCheckpointsQuery,
  auditConsistencyProofQuery,
  auditExportEntriesQuery,
  auditExportProofQuery,
  prepareAuditExportMutation,
} from '../generated/documents.js';
import type { AuditCheckpoint, AuditExport, AuditExportEntry } from '../generated/models.js';
import { NodeList } from '../pagination.js';
import { ConfigurationError } from '../errors/client-errors.js';
import { readCheckpoint } from '../proof/checkpoint.js';
import { EXPORT_VERSION } from '../proof/export-format.js';
import type { ExportEntry, JsonObject, PrivateField } from '../proof/export-format.js';
import { ExportWriter } from '../proof/export-writer.js';
import type { DateTime, Id } from '../scalars.js';
import type { Transport } from '../transport.js';

export interface AuditExportOptions extends CallOptions {
  readonly from?: DateTime | undefined;
  /** The first moment that is left out again. */
  readonly to?: DateTime | undefined;
  /** Only entries about this account; then nothing proves that they are all there are. */
  readonly accountId?: Id | undefined;
  /** With names, texts and reasons, which the log itself only commits to. */
  readonly withPrivate?: boolean | undefined;
  /** A head that was kept earlier: a partial export then proves that it continues it. */
  readonly head?: string | undefined;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

const PAGE = 200;
/** The server waits for a signed head over everything that is written by now. */
const PREPARE_TIMEOUT_MS = 30_000;
const PRIVATE_FIELDS = { BEFORE: 'before', AFTER: 'after', REASON: 'reason' } as const;

/** The lines of the file, each with its line break. */
export async function* exportAudit(
  transport: Transport,
  options: AuditExportOptions,
): AsyncGenerator<string, void, undefined> {
  const oldSize = sizeOfHead(options.head);
  const plan = await prepare(transport, options);
  const writer = new ExportWriter();
  yield await writer.line({ kind: 'header', value: headerOf(plan, options) });
  let done = 0;
  for await (const entry of entriesOf(transport, plan, options)) {
    yield await writer.line({ kind: 'entry', value: toEntry(entry) });
    done += 1;
    if (done % PAGE === 0) options.onProgress?.(done, plan.toIndex - plan.fromIndex);
  }
  options.onProgress?.(done, plan.toIndex - plan.fromIndex);
  yield await writer.line({ kind: 'proof', value: await proofOf(transport, plan, options) });
  for await (const { note } of headsOf(transport, plan, options)) {
    yield await writer.line({ kind: 'checkpoint', value: note });
  }
  if (oldSize !== null && oldSize < plan.checkpoint.treeSize && plan.kind !== 'FULL') {
    const proof = await consistencyOf(transport, plan, { ...options, oldSize });
    yield await writer.line({ kind: 'consistency', value: { from: oldSize, proof } });
  }
  yield writer.end();
}

function sizeOfHead(head: string | undefined): number | null {
  if (head === undefined) return null;
  const read = readCheckpoint(head);
  if (read === null) throw new ConfigurationError('`head` is the signed note of a head.');
  return read.treeSize;
}

function prepare(transport: Transport, options: AuditExportOptions): Promise<AuditExport> {
  const { from, to, accountId, withPrivate = false } = options;
  return transport
    .mutate(
      prepareAuditExportMutation,
      { input: { from, to, accountId, withPrivate } },
      (data) => data.prepareAuditExport,
      { timeoutMs: PREPARE_TIMEOUT_MS, ...callOptions(options) },
    )
    .then((payload) => payload.export);
}

function headerOf(plan: AuditExport, { accountId }: AuditExportOptions) {
  return {
    v: EXPORT_VERSION,
    kind: plan.kind,
    tenant: plan.tenantId,
    origin: plan.origin,
    treeSize: plan.checkpoint.treeSize,
    from: plan.fromIndex,
    to: plan.toIndex,
    account: accountId ?? null,
    exportedAt: new Date().toISOString(),
  };
}

function entriesOf(
  transport: Transport,
  { fromIndex, toIndex }: AuditExport,
  options: AuditExportOptions,
): NodeList<AuditExportEntry> {
  const { accountId, withPrivate = false } = options;
  return new NodeList({ first: PAGE }, async (cursor) => {
    const variables = { ...cursor, fromIndex, toIndex, accountId, withPrivate };
    const page = await transport.request(auditExportEntriesQuery, variables, callOptions(options));
    return page.auditExportEntries;
  });
}

function toEntry(entry: AuditExportEntry): ExportEntry {
  const opened = entry.private.map(({ field, salt, content }): [PrivateField, object] => [
    PRIVATE_FIELDS[field as keyof typeof PRIVATE_FIELDS],
    { salt, content },
  ]);
  return {
    index: entry.leafIndex,
    hash: entry.leafHash,
    leaf: entry.leaf as JsonObject,
    ...(opened.length > 0 && { private: Object.fromEntries(opened) }),
  };
}

async function proofOf(
  transport: Transport,
  { kind, fromIndex, toIndex, checkpoint }: AuditExport,
  options: AuditExportOptions,
): Promise<readonly string[]> {
  if (kind === 'FULL') return [];
  const { accountId } = options;
  const variables = { treeSize: checkpoint.treeSize, fromIndex, toIndex, accountId };
  const data = await transport.request(auditExportProofQuery, variables, callOptions(options));
  return data.auditExportProof;
}

/** Of the whole log every head: each of them is proven, and narrows down where a change lies. */
async function* headsOf(
  transport: Transport,
  { kind, checkpoint }: AuditExport,
  options: AuditExportOptions,
): AsyncGenerator<AuditCheckpoint> {
  if (kind === 'FULL') {
    const heads = new NodeList<AuditCheckpoint>({ first: PAGE }, async (cursor) => {
      const variables = { ...cursor, oldestFirst: true };
      const page = await transport.request(auditCheckpointsQuery, variables, callOptions(options));
      return page.auditCheckpoints;
    });
    for await (const head of heads) {
      if (head.treeSize >= checkpoint.treeSize) break;
      yield head;
    }
  }
  yield checkpoint;
}

async function consistencyOf(
  transport: Transport,
  { checkpoint }: AuditExport,
  options: AuditExportOptions & { readonly oldSize: number },
): Promise<readonly string[]> {
  const variables = { oldSize: options.oldSize, newSize: checkpoint.treeSize };
  const data = await transport.request(auditConsistencyProofQuery, variables, callOptions(options));
  return data.auditConsistencyProof;
}

function callOptions({ signal, timeoutMs, maxRetries }: CallOptions): CallOptions {
  return {
    ...(signal !== undefined && { signal }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(maxRetries !== undefined && { maxRetries }),
  };
}
