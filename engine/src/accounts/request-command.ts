/**
 * Asks an account for something: stored once by its key, with audit row and notice, in one
 * transaction; then the account's answer is awaited for a bounded time.
 */
import { appendAudit, idempotencyKeyProblem, isAllowed, withIdempotency } from '@fiducia/tenants';
import type {
  AccountId,
  AuditInput,
  ClientId,
  CommandId,
  JsonObject,
  JsonValue,
  Permission,
  TenantContext,
  TenantTransaction,
} from '@fiducia/tenants';
import type { AccountCommand, CommandAnswer } from './account-command.js';
import { awaitAnswers } from './await-answers.js';
import { insertCommand } from './command-records.js';
import { failure, invalidInput } from './failures.js';
import type { AccountFailure, Outcome } from './failures.js';
import type { UseCaseDeps } from './use-case-deps.js';

/** What is asked for. Each allows one thing more than reading the account. */
export const ACCOUNT_RIGHTS = {
  ORDER_WRITE: { action: 'create', type: 'Order' },
  ORDER_CANCEL: { action: 'cancel', type: 'Order' },
  DEPLOYMENT_WRITE: { action: 'deploy', type: 'Deployment' },
  DEPLOYMENT_STOP: { action: 'stop', type: 'Deployment' },
  ACCOUNT_HALT: { action: 'halt', type: 'Account' },
  ACCOUNT_RELEASE: { action: 'release', type: 'Account' },
  LIMITS_CHANGE: { action: 'changeLimits', type: 'Account' },
  ACCOUNT_GO_LIVE: { action: 'goLive', type: 'Account' },
} as const;

export type AccountRight = keyof typeof ACCOUNT_RIGHTS;

export interface CommandRequest<Details extends JsonObject> {
  readonly accountId: AccountId;
  readonly right: AccountRight;
  readonly idempotencyKey: string;
  readonly operation: string;
  /** Everything that decides the outcome. */
  readonly request: JsonValue;
  /** Looks at the present state and says what to store; a failure stores nothing. */
  prepare(tx: TenantTransaction): Promise<Outcome<PreparedCommand<Details>>>;
}

export interface PreparedCommand<Details extends JsonObject> {
  readonly command: AccountCommand;
  readonly audit: Pick<AuditInput, 'action' | 'resource' | 'before' | 'after' | 'reason'>;
  /** Kept with the key, so that a repeated request gives them again. */
  readonly details: Details;
}

/** The account answered yes, or it was asked and refused; `details` are those of `prepare`. */
export type Requested<Details> = Outcome<{
  readonly answer: CommandAnswer;
  readonly details: Details;
}>;

const PERMISSION_OF = {
  ORDER_WRITE: 'ORDER_WRITE',
  ORDER_CANCEL: 'ORDER_WRITE',
  DEPLOYMENT_WRITE: 'DEPLOYMENT_WRITE',
  DEPLOYMENT_STOP: 'DEPLOYMENT_WRITE',
  ACCOUNT_HALT: 'ACCOUNT_HALT',
  ACCOUNT_RELEASE: 'ACCOUNT_RELEASE',
  LIMITS_CHANGE: 'LIMITS_CHANGE',
  ACCOUNT_GO_LIVE: 'ACCOUNT_GO_LIVE',
} as const satisfies Record<AccountRight, Permission>;

export async function requestCommand<Details extends JsonObject>(
  ctx: TenantContext,
  deps: UseCaseDeps,
  request: CommandRequest<Details>,
): Promise<Requested<Details>> {
  const wrong = checkKey(request.idempotencyKey);
  if (wrong !== null) return wrong;
  const stored = await deps.db.tenants.change(ctx, async (tx) => {
    const outcome = await store(tx, ctx, deps, request);
    return outcome.ok ? { ok: true, value: outcome } : outcome;
  });
  if (!stored.ok) return stored;
  const { commandId, details } = stored.value;
  const answers = await awaitAnswers(ctx, deps, [commandId]);
  return answers.ok ? { ok: true, answer: answers.only, details } : answers;
}

export function checkKey(key: string): ReturnType<typeof invalidInput> | null {
  const problem = idempotencyKeyProblem(key);
  return problem === null ? null : invalidInput('idempotencyKey', problem);
}

async function store<Details extends JsonObject>(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: UseCaseDeps,
  request: CommandRequest<Details>,
): Promise<Outcome<{ readonly commandId: CommandId; readonly details: Details }>> {
  const refused = await refuseAccess(tx, ctx, request.accountId, request.right);
  if (refused !== null) return { ok: false, error: refused };
  let failed: AccountFailure | null = null;
  const { operation, idempotencyKey: key } = request;
  const done = await withIdempotency<JsonObject>(
    tx,
    ctx,
    { key, operation, request: request.request },
    async () => {
      const prepared = await request.prepare(tx);
      if (prepared.ok) return storePrepared(tx, ctx, deps, request.accountId, prepared);
      failed = prepared.error;
      return {};
    },
  );
  // The caller rolls back, so the key stays free for a corrected request.
  if (failed !== null) return { ok: false, error: failed };
  if (!done.ok) return failure('IDEMPOTENCY_CONFLICT');
  const { commandId, details } = done.response as unknown as {
    commandId: CommandId;
    details: Details;
  };
  return { ok: true, commandId, details };
}

async function storePrepared<Details extends JsonObject>(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: UseCaseDeps,
  accountId: AccountId,
  prepared: PreparedCommand<Details>,
): Promise<JsonObject> {
  const account = { tenantId: ctx.tenantId, accountId };
  // One flight, in this order.
  const [commandId] = await Promise.all([
    insertCommand(tx, account, prepared.command),
    appendAudit(tx, ctx, { ...prepared.audit, accountId }),
    deps.wakeUps.raiseAtCommit(tx, [`account:${accountId}`]),
  ]);
  return { commandId, details: prepared.details };
}

const PLACE = `
  select a.client_id, a.mode, a.live_approved_at, l.account_id is not null as opened
  from account a
  left join account_lease l on l.tenant_id = a.tenant_id and l.account_id = a.id
  where a.tenant_id = $1 and a.id = $2`;

interface PlaceRow {
  readonly client_id: ClientId;
  readonly mode: 'PAPER' | 'LIVE';
  readonly live_approved_at: Date | null;
  readonly opened: boolean;
}

/** Who may not even see an account is told that it is not there. */
export async function refuseAccess(
  tx: TenantTransaction,
  ctx: TenantContext,
  accountId: AccountId,
  right: AccountRight,
): Promise<AccountFailure | null> {
  const found = await tx.query<PlaceRow>(PLACE, [ctx.tenantId, accountId]);
  const row = found.rows[0];
  if (row === undefined) return failure('NOT_FOUND').error;
  const { client_id: clientId, mode, opened } = row;
  if (!isAllowed(ctx, 'read', { type: 'Account', accountId, clientId })) {
    return failure('NOT_FOUND').error;
  }
  const { action, type } = ACCOUNT_RIGHTS[right];
  if (!isAllowed(ctx, action, { type, accountId, clientId })) {
    const permission = PERMISSION_OF[right];
    const sentence = `Your role does not include ${permission} for this account.`;
    return { code: 'PERMISSION_DENIED', permission, sentence };
  }
  if (mode === 'LIVE') {
    // The database holds no live account without an approval; a venue for one there is not either.
    return failure(row.live_approved_at === null ? 'LIVE_NOT_APPROVED' : 'LIVE_NOT_AVAILABLE')
      .error;
  }
  return opened ? null : failure('ACCOUNT_NOT_OPEN').error;
}
