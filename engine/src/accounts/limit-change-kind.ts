/** LIMIT_CHANGE: other limits for an account, from the moment that a second person grants them. */
import { appendAudit, approvalKind, differences, fail, isAllowed, ok } from '@fiducia/tenants';
import type {
  AccountId,
  ApprovalKindHandler,
  CommandId,
  JsonObject,
  TenantContext,
  TenantTransaction,
} from '@fiducia/tenants';
import type { Mandate } from '../domain/mandate.js';
import { DEFAULT_MANDATE } from '../domain/mandate-default.js';
import { sameMandate } from '../kernel/change-limits.js';
import { lockAccount } from './account-place.js';
import { awaitAnswers } from './await-answers.js';
import { hasPendingCommand, insertCommand } from './command-records.js';
import { actorKey } from './halt-records.js';
import type { UseCaseDeps } from './use-case-deps.js';

export interface LimitChangePayload extends JsonObject {
  readonly accountId: AccountId;
  readonly before: Mandate & JsonObject;
  readonly after: Mandate & JsonObject;
  readonly reason: string;
}

export type ApplyDeps = Pick<UseCaseDeps, 'db' | 'wakeUps'>;

export function limitChangeKind(deps: ApplyDeps): ApprovalKindHandler {
  return approvalKind<LimitChangePayload>({
    kind: 'LIMIT_CHANGE',
    permissionToAsk: 'LIMITS_CHANGE',
    async check(tx, author, { accountId, before }) {
      const found = await lockAccount(tx, author, accountId);
      if (found === null) return fail({ code: 'NOT_FOUND', resource: 'Account' });
      const place = { accountId, clientId: found.clientId };
      if (!isAllowed(author, 'changeLimits', { type: 'Account', ...place })) {
        return fail({ code: 'PERMISSION_DENIED', permission: 'LIMITS_CHANGE' });
      }
      const waits = await hasPendingCommand(tx, author, { accountId, kind: 'CHANGE_LIMITS' });
      if (waits || !sameMandate(found.mandate, before)) {
        const sentence = 'The limits of the account have been changed since; ask again.';
        return fail({ code: 'CONFLICT', sentence });
      }
      return ok({ resource: { type: 'Account', id: accountId }, name: found.name, place });
    },
    inOpen: ({ accountId, before, after }) => ({ accountId, before, after }),
    describe: ({ before, after }) => differences(inOrder(before), inOrder(after)),
    async apply(tx, { decider }, payload) {
      const commandId = await applyLimitChange(tx, decider, deps, payload);
      return ok({ settled: () => awaitAnswers(decider, deps, [commandId]) });
    },
  });
}

/** The account's worker makes it an entry of the journal; until then the old limits hold. */
export async function applyLimitChange(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: Pick<UseCaseDeps, 'wakeUps'>,
  { accountId, before, after, reason }: LimitChangePayload,
): Promise<CommandId> {
  const key = { tenantId: ctx.tenantId, accountId };
  const by = { changedBy: actorKey(ctx.actor), changedByName: ctx.actor.name };
  const payload = { mandate: after, approvalId: ctx.approvalId ?? null, ...by };
  const commandId = await insertCommand(tx, key, { kind: 'CHANGE_LIMITS', payload });
  await appendAudit(tx, ctx, {
    action: 'account.change-limits',
    resource: { type: 'Account', id: accountId },
    accountId,
    before,
    after,
    reason,
  });
  await deps.wakeUps.raiseAtCommit(tx, [`account:${accountId}`]);
  return commandId;
}

/** Canonical JSON sorts the names; people know them in the mandate's own order. */
function inOrder(mandate: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.keys(DEFAULT_MANDATE).map((name) => [name, mandate[name] ?? null]),
  );
}
