/**
 * Asks for something that a second person has to grant: filed as a request, or done at once where
 * the partner does without one; stored once by its key either way.
 */
import {
  approvalRequired,
  getApproval,
  requestApproval,
  requireStepUp,
  withIdempotency,
} from '@fiducia/tenants';
import type {
  AccountId,
  ApprovalDesk,
  ApprovalId,
  ApprovalKind,
  ApprovalView,
  CommandId,
  JsonObject,
  RequestFailure,
  TenantContext,
  TenantTransaction,
} from '@fiducia/tenants';
import { present } from '../domain/assert.js';
import type { AccountView } from './account-view.js';
import { getAccount } from './account-queries.js';
import { awaitAnswers } from './await-answers.js';
import { failure } from './failures.js';
import type { AccountFailure, Outcome } from './failures.js';
import { checkReason } from './halt-account.js';
import { refusalFailure } from './place-order.js';
import { checkKey, refuseAccess } from './request-command.js';
import type { AccountRight } from './request-command.js';
import type { UseCaseDeps } from './use-case-deps.js';

export interface FourEyesDeps extends UseCaseDeps {
  readonly approvals: ApprovalDesk;
}

export interface FourEyesRequest<Payload extends JsonObject> {
  readonly accountId: AccountId;
  readonly right: AccountRight;
  readonly kind: ApprovalKind;
  readonly operation: string;
  readonly idempotencyKey: string;
  readonly reason: string;
  /** Everything that decides the outcome. */
  readonly request: JsonObject;
  /** Looks at the present state; what it returns is shown, and applied exactly so. */
  prepare(tx: TenantTransaction): Promise<Outcome<{ readonly payload: Payload }>>;
  /** Does it; returns the command that the account has to answer, if it has one. */
  act(tx: TenantTransaction, ctx: TenantContext, payload: Payload): Promise<CommandId | null>;
}

export type FourEyesResult = Outcome<{
  readonly account: AccountView;
  /** PENDING until a second person decides; null where it was done at once. */
  readonly approval: ApprovalView | null;
}>;

interface Stored extends JsonObject {
  readonly approvalId: ApprovalId | null;
  readonly commandId: CommandId | null;
}

export async function requestUnderFourEyes<Payload extends JsonObject>(
  ctx: TenantContext,
  deps: FourEyesDeps,
  request: FourEyesRequest<Payload>,
): Promise<FourEyesResult> {
  const wrong = checkKey(request.idempotencyKey) ?? checkReason(request.reason);
  if (wrong !== null) return wrong;
  const stored = await deps.db.tenants.change<Stored, AccountFailure>(ctx, async (tx) => {
    const outcome = await store(tx, ctx, deps, request);
    return outcome.ok ? { ok: true, value: outcome.stored } : outcome;
  });
  if (!stored.ok) return stored;
  const { approvalId, commandId } = stored.value;
  if (commandId !== null) {
    const answers = await awaitAnswers(ctx, deps, [commandId]);
    if (!answers.ok) return answers;
    if (!answers.only.ok) return { ok: false, error: refusalFailure(answers.only) };
  }
  const account = await getAccount(ctx, deps, request.accountId);
  const approval = approvalId === null ? null : await getApproval(ctx, deps, approvalId);
  return { ok: true, account: present(account, 'the account that was asked about'), approval };
}

async function store<Payload extends JsonObject>(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: FourEyesDeps,
  request: FourEyesRequest<Payload>,
): Promise<Outcome<{ readonly stored: Stored }>> {
  const refused = await refuseAccess(tx, ctx, request.accountId, request.right);
  if (refused !== null) return { ok: false, error: refused };
  if (!requireStepUp(ctx, deps.clock).ok) return failure('STEP_UP_REQUIRED');
  const { operation, idempotencyKey: key } = request;
  let failed: AccountFailure | null = null;
  const asked = { key, operation, request: { ...request.request, reason: request.reason.trim() } };
  const done = await withIdempotency<Stored>(tx, ctx, asked, async () => {
    const filed = await fileOrAct(tx, ctx, deps, request);
    if (filed.ok) return filed.stored;
    failed = filed.error;
    return { approvalId: null, commandId: null };
  });
  // The caller rolls back, so the key stays free for a corrected request.
  if (failed !== null) return { ok: false, error: failed };
  return done.ok ? { ok: true, stored: done.response } : failure('IDEMPOTENCY_CONFLICT');
}

async function fileOrAct<Payload extends JsonObject>(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: FourEyesDeps,
  request: FourEyesRequest<Payload>,
): Promise<Outcome<{ readonly stored: Stored }>> {
  const prepared = await request.prepare(tx);
  if (!prepared.ok) return prepared;
  const { kind, reason } = request;
  const { payload } = prepared;
  if (ctx.actor.kind === 'SYSTEM' || !(await approvalRequired(tx, ctx, kind))) {
    const commandId = await request.act(tx, ctx, payload);
    return { ok: true, stored: { approvalId: null, commandId } };
  }
  const filed = await requestApproval(tx, ctx, deps.approvals, { kind, payload, reason });
  if (!filed.ok) return { ok: false, error: requestFailure(filed.error) };
  return { ok: true, stored: { approvalId: filed.value.id, commandId: null } };
}

function requestFailure(error: RequestFailure): AccountFailure {
  switch (error.code) {
    case 'NOT_FOUND':
      return failure('NOT_FOUND').error;
    case 'PERMISSION_DENIED': {
      // The use case has looked already: only a right that ended in between comes here.
      return failure('CONFLICT').error;
    }
    case 'INVALID_INPUT':
      return error;
    default:
      return { code: error.code, sentence: error.sentence };
  }
}
