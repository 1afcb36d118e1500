/** The public surface of the SDK. */
export { createClient } from './create-client.js';
export { FiduciaClient } from './fiducia-client.js';
export { gql } from './typed-document.js';
export { newIdempotencyKey } from './idempotency-key.js';
export { NodeList } from './pagination.js';
export { verifyAuditExport } from './proof/verify-audit-export.js';
export { readCheckpoint, verifyCheckpoint } from './proof/checkpoint.js';
export { hashLeaf, hashNode, verifyConsistency, verifyInclusion } from './proof/merkle-tree.js';
export { fromHex as hashFromHex } from './proof/bytes.js';
export { readExportLine } from './proof/export-format.js';
export { redactExport } from './proof/redact-export.js';
export { readPublicKeys } from './proof/public-keys.js';
export { canonicalJson } from './proof/canonical-json.js';
export { isApiError } from './errors/error-from-answer.js';
export { FiduciaError, isFiduciaError } from './errors/fiducia-error.js';
export { AbortedError, ConfigurationError, NetworkError, ProtocolError, SecondFactorRequiredError, TimedOutError, } from './errors/client-errors.js';
export * from './generated/errors.js';
export * from './generated/enums.js';
export * from './generated/documents.js';
//# sourceMappingURL=index.js.map