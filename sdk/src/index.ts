/** The public surface of the SDK. */
export { createClient } from './create-client.js';
export { FiduciaClient } from './fiducia-client.js';
export type { SecondFactorShown, SignedIn, SignInOptions } from './fiducia-client.js';
export type { StoredSession } from './credentials.js';
export type { CallOptions, ClientOptions } from './client-options.js';
export type { FetchFunction, WebSocketConnection, WebSocketConstructor } from './platform.js';
export { gql } from './typed-document.js';
export type { TypedDocument } from './typed-document.js';
export type { DateTime, Decimal, Id, JsonValue, NumberColumn } from './scalars.js';
export { newIdempotencyKey } from './idempotency-key.js';
export type { Keyed } from './idempotency-key.js';
export type { RateLimitState } from './http/rate-limits.js';
export { NodeList } from './pagination.js';
export type { Connection, ListOptions } from './pagination.js';
export type { LiveStream, LiveStreamOptions } from './live/live-stream.js';
export type { ConnectionStatus } from './live/connection-state.js';
export type {
  AccountListOptions,
  AccountPage,
  AskedFor,
  Accounts,
  EquityCurveOptions,
  HaltedAccounts,
} from './resources/accounts.js';
export type { EventStreamOptions } from './resources/account-streams.js';
export type { AnyNode } from './resources/any-node.js';
export type { ApprovalListOptions, Approvals, PolicySet } from './resources/approvals.js';
export type { ApiKeys, CreatedApiKey, RotatedApiKey } from './resources/api-keys.js';
export type { VenueCredentialRotated, VenueCredentials } from './resources/venue-credentials.js';
export type { Audit, AuditListOptions, CheckpointListOptions } from './resources/audit.js';
export type { AuditExportOptions } from './resources/audit-export.js';
export type { Deployments } from './resources/deployments.js';
export type {
  CandleOptions,
  IndicatorListOptions,
  IndicatorRequest,
  Market,
} from './resources/market.js';
export type { FillListOptions, Fills } from './resources/fills.js';
export type { OrderListOptions, Orders, OrderSearchOptions } from './resources/orders.js';
export type {
  Research,
  ResearchCurveOptions,
  ResearchListOptions,
  TrialListOptions,
} from './resources/research.js';
export type { ExplainOptions, Permissions } from './resources/permissions.js';
export type { Roles } from './resources/roles.js';
export type { ClientListOptions, MayWait, SeenAs, Team } from './resources/team.js';
export type { WaitOptions } from './resources/wait-for-run.js';
export type { Security, StartedEnrolment } from './resources/security.js';
export type { Strategies } from './resources/strategies.js';
export { verifyAuditExport } from './proof/verify-audit-export.js';
export type {
  ExportProgress,
  ExportVerdict,
  VerifyExportOptions,
} from './proof/verify-audit-export.js';
export type { ExportProblem, ExportProblemCode } from './proof/export-problems.js';
export type { ExportSource } from './proof/export-lines.js';
export { readCheckpoint, verifyCheckpoint } from './proof/checkpoint.js';
export type { Checkpoint, CheckpointResult } from './proof/checkpoint.js';
export { hashLeaf, hashNode, verifyConsistency, verifyInclusion } from './proof/merkle-tree.js';
export type { ConsistencyClaim, InclusionClaim } from './proof/merkle-tree.js';
export { fromHex as hashFromHex } from './proof/bytes.js';
export { readExportLine } from './proof/export-format.js';
export { ExportLineError, redactExport } from './proof/redact-export.js';
export { readPublicKeys } from './proof/public-keys.js';
export { canonicalJson } from './proof/canonical-json.js';
export { isApiError } from './errors/error-from-answer.js';
export { FiduciaError, isFiduciaError } from './errors/fiducia-error.js';
export {
  AbortedError,
  ConfigurationError,
  NetworkError,
  ProtocolError,
  SecondFactorRequiredError,
  TimedOutError,
} from './errors/client-errors.js';
export * from './generated/errors.js';
export * from './generated/enums.js';
export type * from './generated/inputs.js';
export type * from './generated/models.js';
export * from './generated/documents.js';
