import { auditCheckpointsQuery, auditConsistencyProofQuery, auditExportEntriesQuery, auditExportProofQuery, prepareAuditExportMutation, } from '../generated/documents.js';
import { NodeList } from '../pagination.js';
import { ConfigurationError } from '../errors/client-errors.js';
import { readCheckpoint } from '../proof/checkpoint.js';
import { EXPORT_VERSION } from '../proof/export-format.js';
import { ExportWriter } from '../proof/export-writer.js';
const PAGE = 200;
/** The server waits for a signed head over everything that is written by now. */
const PREPARE_TIMEOUT_MS = 30_000;
const PRIVATE_FIELDS = { BEFORE: 'before', AFTER: 'after', REASON: 'reason' };
/** The lines of the file, each with its line break. */
export async function* exportAudit(transport, options) {
    const oldSize = sizeOfHead(options.head);
    const plan = await prepare(transport, options);
    const writer = new ExportWriter();
    yield await writer.line({ kind: 'header', value: headerOf(plan, options) });
    let done = 0;
    for await (const entry of entriesOf(transport, plan, options)) {
        yield await writer.line({ kind: 'entry', value: toEntry(entry) });
        done += 1;
        if (done % PAGE === 0)
            options.onProgress?.(done, plan.toIndex - plan.fromIndex);
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
function sizeOfHead(head) {
    if (head === undefined)
        return null;
    const read = readCheckpoint(head);
    if (read === null)
        throw new ConfigurationError('`head` is the signed note of a head.');
    return read.treeSize;
}
function prepare(transport, options) {
    const { from, to, accountId, withPrivate = false } = options;
    return transport
        .mutate(prepareAuditExportMutation, { input: { from, to, accountId, withPrivate } }, (data) => data.prepareAuditExport, { timeoutMs: PREPARE_TIMEOUT_MS, ...callOptions(options) })
        .then((payload) => payload.export);
}
function headerOf(plan, { accountId }) {
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
function entriesOf(transport, { fromIndex, toIndex }, options) {
    const { accountId, withPrivate = false } = options;
    return new NodeList({ first: PAGE }, async (cursor) => {
        const variables = { ...cursor, fromIndex, toIndex, accountId, withPrivate };
        const page = await transport.request(auditExportEntriesQuery, variables, callOptions(options));
        return page.auditExportEntries;
    });
}
function toEntry(entry) {
    const opened = entry.private.map(({ field, salt, content }) => [
        PRIVATE_FIELDS[field],
        { salt, content },
    ]);
    return {
        index: entry.leafIndex,
        hash: entry.leafHash,
        leaf: entry.leaf,
        ...(opened.length > 0 && { private: Object.fromEntries(opened) }),
    };
}
async function proofOf(transport, { kind, fromIndex, toIndex, checkpoint }, options) {
    if (kind === 'FULL')
        return [];
    const { accountId } = options;
    const variables = { treeSize: checkpoint.treeSize, fromIndex, toIndex, accountId };
    const data = await transport.request(auditExportProofQuery, variables, callOptions(options));
    return data.auditExportProof;
}
/** Of the whole log every head: each of them is proven, and narrows down where a change lies. */
async function* headsOf(transport, { kind, checkpoint }, options) {
    if (kind === 'FULL') {
        const heads = new NodeList({ first: PAGE }, async (cursor) => {
            const variables = { ...cursor, oldestFirst: true };
            const page = await transport.request(auditCheckpointsQuery, variables, callOptions(options));
            return page.auditCheckpoints;
        });
        for await (const head of heads) {
            if (head.treeSize >= checkpoint.treeSize)
                break;
            yield head;
        }
    }
    yield checkpoint;
}
async function consistencyOf(transport, { checkpoint }, options) {
    const variables = { oldSize: options.oldSize, newSize: checkpoint.treeSize };
    const data = await transport.request(auditConsistencyProofQuery, variables, callOptions(options));
    return data.auditConsistencyProof;
}
function callOptions({ signal, timeoutMs, maxRetries }) {
    return {
        ...(signal !== undefined && { signal }),
        ...(timeoutMs !== undefined && { timeoutMs }),
        ...(maxRetries !== undefined && { maxRetries }),
    };
}
//# sourceMappingURL=audit-export.js.map