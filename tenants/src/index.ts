/** The public surface of the package. */
export * from './clock.js';
export * from './ids.js';
export * from './identity/index.js';
export * from './context/grants.js';
export * from './context/tenant-context.js';
export { canonicalJson } from './audit/canonical-json.js';
export type { JsonArray, JsonObject, JsonValue } from './audit/canonical-json.js';
export { FairTurns, NoPlaceError } from './database/fair-turns.js';
export type { FairTurnsOptions } from './database/fair-turns.js';
export { bootstrapRoles } from './database/bootstrap-roles.js';
export type { BootstrapOptions } from './database/bootstrap-roles.js';
export {
  migrate,
  MigrationError,
  missingMigrations,
  tenantsMigrations,
} from './database/migrate.js';
export { Database, openDatabase } from './database/open-database.js';
export type { DatabaseConfig } from './database/open-database.js';
export type { DatabaseLog } from './database/connection-pool.js';
export { CommitUnknownError, TransactionRolledBackError } from './database/run-transaction.js';
export type { Statement, TransactionOptions } from './database/run-transaction.js';
export type { SharedDatabase } from './database/shared-database.js';
export type { TenantDatabase } from './database/tenant-database.js';
export type { QueryResult, SqlTransaction, TenantTransaction } from './database/transaction.js';
export type {
  AccountLease,
  ClaimedOutboxRow,
  Directory,
  ResearchLease,
} from './directory/directory.js';
export { Account, ACCOUNT_MODES } from './hierarchy/account.entity.js';
export type { AccountMode } from './hierarchy/account.entity.js';
export { Client } from './hierarchy/client.entity.js';
export { Tenant } from './hierarchy/tenant.entity.js';
export type { Environment } from './hierarchy/tenant.entity.js';
export { createTenantsDeps } from './tenants-deps.js';
export type { TenantsDeps, TenantsDepsOptions } from './tenants-deps.js';
export { shownText } from './errors/plain-text.js';
export { ERROR_CODES } from './errors/registry.js';
export type { ErrorCode, ErrorCodeEntry } from './errors/registry.js';
export { fail, ok, parseInput, unreachable } from './errors/result.js';
export { Rounds } from './rounds.js';
export type {
  InvalidInput,
  NotFound,
  PermissionDenied,
  RateLimited,
  Result,
} from './errors/result.js';
export { appendAudit } from './audit/append-audit.js';
export type { AuditInput } from './audit/append-audit.js';
export { AUDIT_ACTIONS } from './audit/audit-actions.js';
export type { AuditAction } from './audit/audit-actions.js';
export type { AuditResource, AuditResourceType } from './audit/audit-leaf.js';
export {
  idempotencyKeyProblem,
  MAX_IDEMPOTENCY_KEY_LENGTH,
  withIdempotency,
} from './idempotency/with-idempotency.js';
export { forgetOldKeys, IdempotencyRetention } from './idempotency/forget-old-keys.js';
export type { Idempotent, IdempotentRequest } from './idempotency/with-idempotency.js';
export { abilityFor, isAllowed } from './access/ability.js';
export type { AccessAbility, AccessTarget } from './access/ability.js';
export {
  permissionFor,
  permissionRule,
  PERMISSION_REGISTRY,
  PERMISSIONS,
} from './access/permission-registry.js';
export type {
  AccessAction,
  AccessSubject,
  Permission,
  PermissionReach,
  PermissionRule,
} from './access/permission-registry.js';
export {
  KEY_SCOPE_PERMISSIONS,
  ROLE_PERMISSIONS,
  ROLE_SENTENCES,
} from './access/built-in-roles.js';
export { accountScope, scopeCondition, scopeValues } from './access/account-scope.js';
export type { AccountScope, ScopeColumns } from './access/account-scope.js';
export { AccessAnnouncer, accessChannel } from './access/access-announcer.js';
export { requestAccessChange } from './access/request-access-change.js';
export type {
  AccessChangeRequested,
  AccessDeps,
  RequestAccessFailure,
} from './access/request-access-change.js';
export type { AccessChange, AccessChangeInput, ChangeOf, RoleRef } from './access/access-change.js';
export { roleChangeKind } from './access/role-change-kind.js';
export { reactivateUser, suspendUser } from './access/suspend-user.js';
export {
  listClientGroups,
  listClients,
  listRoles,
  listTeamMembers,
  MAX_TEAM_PAGE,
  readTeamMember,
} from './access/team-queries.js';
export type {
  AssignmentView,
  ClientView,
  GroupView,
  RoleView,
  TeamMember,
} from './access/team-queries.js';
export { explainPermission, EXPLANATION_CODES } from './access/explain-permission.js';
export type {
  ExplainQuery,
  ExplanationCode,
  ExplanationReason,
  PermissionExplanation,
} from './access/explain-permission.js';
export { viewAs } from './access/view-as.js';
export type { SeenAccount, SeenAs } from './access/view-as.js';
export { clientsOfAccounts, fieldReach } from './access/field-reach.js';
export type { FieldReach } from './access/field-reach.js';
export { FIELD_RULES } from './access/field-rules.js';
export type { FieldRule } from './access/field-rules.js';
export { renderPermissionsDocument } from './access/permissions-document.js';
export { missingNeed, PERMISSION_NEEDS } from './access/role-needs.js';
export { needsSecondFactor, permissionsOf, rolesOf } from './access/permissions.js';
export { provisionTenant } from './hierarchy/provision-tenant.js';
export type { NameTaken, ProvisionTenantInput } from './hierarchy/provision-tenant.js';
export { createClient } from './hierarchy/create-client.js';
export type { CreateClientInput } from './hierarchy/create-client.js';
export { addAccount, createAccount } from './hierarchy/create-account.js';
export type {
  CreateAccountFailure,
  CreateAccountInput,
  CreateAccountResult,
} from './hierarchy/create-account.js';
export type {
  BarFanout,
  EphemeralStores,
  MessageHandler,
  PubSub,
  QuoteCache,
  RateDecision,
  RateLimit,
  RateLimiter,
} from './ephemeral/ports.js';
export { findBrandedTenant, readTenant } from './hierarchy/read-tenant.js';
export { listPartners } from './platform/list-partners.js';
export type { PartnerPage, PartnerQuery } from './platform/list-partners.js';
export { PLATFORM_SLUG } from './platform/platform-tenant.js';
export type { PartnerOverview } from './directory/directory.js';
export { MailSender } from './mail/mail-sender.js';
export { fileTransport, smtpTransport } from './mail/mail-transport.js';
export type { MailTransport } from './mail/mail-transport.js';
export type { MailLinks } from './mail/mail-links.js';
export { createEphemeralStores } from './ephemeral/create-ephemeral-stores.js';
export type { EphemeralStoresOptions } from './ephemeral/create-ephemeral-stores.js';
export { AuditSequencer } from './audit/audit-sequencer.js';
export type { AuditSequencerOptions } from './audit/audit-sequencer.js';
export { listAuditEntries, MAX_AUDIT_PAGE } from './audit/list-audit-entries.js';
export type { AuditEntryView, AuditPage, AuditQuery } from './audit/list-audit-entries.js';
export { hashLeaf } from './audit/audit-leaf.js';
export { consistencyProof, hashNode, inclusionProof, merkleRoot } from './audit/merkle-tree.js';
export type { Hash } from './audit/merkle-tree.js';
export { verifyConsistency, verifyInclusion } from './audit/verify-proof.js';
export type { ConsistencyClaim, InclusionClaim } from './audit/verify-proof.js';
export { latestTreeHead, proveConsistency, proveEntry } from './audit/tree-proofs.js';
export type { EntryProof, TreeHead } from './audit/tree-proofs.js';
export { DATA_KEY_BYTES, SecretDamagedError } from './secrets/key-provider.js';
export type {
  DataKey,
  KeyProvider,
  KeyResult,
  KeysUnavailable,
  WrappedKey,
} from './secrets/key-provider.js';
export { StoredKeyRing } from './secrets/key-ring.js';
export type { KeyStore } from './secrets/key-ring.js';
export { createKeyDirectory, KeyFilesError, openKeyDirectory } from './secrets/key-directory.js';
export { SecretKeys } from './secrets/secret-keys.js';
export { openSecret, sealSecret } from './secrets/seal-secret.js';
export type { SealedSecret, SecretPurpose, SecretRef } from './secrets/seal-secret.js';
export { deleteSecret, loadSecret, saveSecret } from './secrets/secret-records.js';
export { ApprovalDesk, approvalChannel } from './approvals/approval-desk.js';
export type { ApprovalDeps } from './approvals/approval-desk.js';
export { ApprovalExpiry } from './approvals/approval-expiry.js';
export type {
  ApprovalConflictCode,
  DecisionFailure,
  RequestFailure,
} from './approvals/approval-failures.js';
export { approvalKind, APPROVAL_KINDS, differences } from './approvals/approval-kinds.js';
export type {
  Applied,
  ApprovalKind,
  ApprovalKindHandler,
  ApprovalLine,
  ApprovalRefusal,
  ApprovalSubject,
  ApprovedChange,
} from './approvals/approval-kinds.js';
export {
  approvalRequired,
  listApprovalPolicies,
  setApprovalPolicy,
} from './approvals/approval-policy.js';
export type {
  ApprovalPolicy,
  PolicySet,
  SetApprovalPolicyInput,
} from './approvals/approval-policy.js';
export type { ApprovalView } from './approvals/approval-rows.js';
export { APPROVAL_STATUSES } from './approvals/approval-status.js';
export type { ApprovalStatus } from './approvals/approval-status.js';
export { approveRequest, rejectRequest } from './approvals/decide-approval.js';
export type { DecideInput } from './approvals/decide-approval.js';
export { failApproved } from './approvals/fail-approved.js';
export { getApproval, listApprovals, MAX_APPROVAL_PAGE } from './approvals/list-approvals.js';
export type { ApprovalPage, ApprovalQuery } from './approvals/list-approvals.js';
export { isOwnRequest, mayDecide } from './approvals/may-decide.js';
export { requestApproval } from './approvals/request-approval.js';
export type { ApprovalRequest } from './approvals/request-approval.js';
export { withdrawRequest } from './approvals/withdraw-request.js';
export { VaultClient } from './secrets/vault/vault-client.js';
export type { VaultAnswer, VaultOptions, VaultRequest } from './secrets/vault/vault-client.js';
export { VaultProblem } from './secrets/vault/vault-auth.js';
export type { VaultAuth } from './secrets/vault/vault-auth.js';
export { VaultKeyRing } from './secrets/vault/vault-key-ring.js';
export { knownKeyVersions, noteKeyVersion } from './secrets/key-ring-records.js';
export type { KnownKeyVersion } from './secrets/key-ring-records.js';
export { rewrapSecrets } from './secrets/rewrap-secrets.js';
export type { Rewrapped } from './secrets/rewrap-secrets.js';
export { currentKeyVersion, rotateKeys } from './secrets/rotate-keys.js';
export type { RotatedKeys, RotateKeysFailure } from './secrets/rotate-keys.js';
export { KEY_ROTATION_DAYS, SecretsKeeper } from './secrets/secrets-keeper.js';
export type { SecretsUnderKey } from './directory/directory.js';
export { AuditHistoryInDoubtError } from './audit/append-audit.js';
export { AuditCheckpointer } from './audit/heads/audit-checkpointer.js';
export type { CheckpointerDeps } from './audit/heads/audit-checkpointer.js';
export { openAlarm } from './audit/heads/audit-alarms.js';
export type { AuditAlarm } from './audit/heads/audit-alarms.js';
export type { AuditSigner } from './audit/heads/audit-signer.js';
export { checkHistories } from './audit/heads/check-history.js';
export { isSignedBy, readNote } from './audit/heads/checkpoint-note.js';
export {
  auditPublicKeys,
  auditStatus,
  listCheckpoints,
  newestCheckpoint,
} from './audit/heads/checkpoints.js';
export type { AuditStatus, SignedHead } from './audit/heads/checkpoints.js';
export type { HeadCopies } from './audit/heads/head-copies.js';
export {
  AuditKeyError,
  createAuditKeyFile,
  openAuditKeyFile,
} from './audit/heads/key-file-signer.js';
export { KeptHeadsFiles } from './audit/heads/kept-heads-file.js';
export type { KeptHeads } from './audit/heads/kept-heads.js';
export { S3HeadCopies } from './audit/heads/s3-head-copies.js';
export { VaultSigner } from './audit/heads/vault-signer.js';
export { listExportEntries, prepareAuditExport, proveExport } from './audit/export-audit.js';
export type {
  ExportedEntry,
  ExportFailure,
  ExportPlan,
  ExportRequest,
  ExportSlice,
} from './audit/export-audit.js';
export { proveAuditConsistency, proveAuditEntry } from './audit/audit-proofs.js';
export type { AuditEntryProof } from './audit/audit-proofs.js';
export { credentialRotationKind } from './secrets/credentials/credential-rotation-kind.js';
export type {
  CredentialDeps,
  CredentialFailure,
} from './secrets/credentials/credential-failures.js';
export type { CredentialView } from './secrets/credentials/credential-records.js';
export {
  confirmVenueCredential,
  deleteVenueCredential,
} from './secrets/credentials/end-credential.js';
export {
  getVenueCredential,
  listVenueCredentials,
} from './secrets/credentials/list-credentials.js';
export { venueKeySource } from './secrets/credentials/open-credential.js';
export type { VenueKeySource } from './secrets/credentials/open-credential.js';
export { rotateVenueCredential } from './secrets/credentials/rotate-credential.js';
export type {
  CredentialRotated,
  RotateVenueCredentialInput,
} from './secrets/credentials/rotate-credential.js';
export { storeVenueCredential } from './secrets/credentials/store-credential.js';
export type { StoreVenueCredentialInput } from './secrets/credentials/store-credential.js';
export type { VenueKey, VenueKeyInspector } from './secrets/credentials/venue-keys.js';
