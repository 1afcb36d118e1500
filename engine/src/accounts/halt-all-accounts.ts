/** The red button for every account that the person may halt. */
import {
  accountScope,
  appendAudit,
  idempotencyKeyProblem,
  newId,
  shownText,
  withIdempotency,
} from '@fiducia/tenants';
import type {
  AccountId,
  CommandId,
  HaltId,
  JsonObject,
  TenantContext,
  TenantTransaction,
} from '@fiducia/tenants';
import { present } from '../domain/assert.js';
import { awaitAnswers } from './await-answers.js';
import { insertCommand } from './command-records.js';
import { failure } from './failures.js';
import type { Outcome } from './failures.js';
import { checkReason } from './halt-account.js';
import { pressHalts } from './halt-records.js';
import type { UseCaseDeps } from './use-case-deps.js';

export interface HaltAllAccountsInput {
  readonly idempotencyKey: string;
  readonly reason: string;
  readonly closePositions: boolean;
}

export interface HaltAllAccountsResult {
  readonly accountIds: readonly AccountId[];
}

interface Pressed extends JsonObject {
  readonly accountIds: readonly AccountId[];
  readonly commandIds: readonly CommandId[];
}

/** Every open account, whether halted already or not: this halt has a life of its own. */
const IN_SCOPE = `
  select a.id from account a
  join account_lease l on l.tenant_id = a.tenant_id and l.account_id = a.id
  where a.tenant_id = $1
    and ($2::boolean or a.client_id = any($3::uuid[]) or a.id = any($4::uuid[]))
  order by a.id`;

export async function haltAllAccounts(
  ctx: TenantContext,
  deps: UseCaseDeps,
  input: HaltAllAccountsInput,
): Promise<Outcome<HaltAllAccountsResult>> {
  const reason = shownText(input.reason);
  const wrong = checkReason(reason);
  if (wrong !== null) return wrong;
  const { idempotencyKey: key, closePositions } = input;
  const sentence = idempotencyKeyProblem(key);
  if (sentence !== null) {
    return { ok: false, error: { code: 'INVALID_INPUT', field: 'idempotencyKey', sentence } };
  }
  if (mayHaltNothing(ctx)) {
    const sentence = 'Your role does not include ACCOUNT_HALT.';
    return {
      ok: false,
      error: { code: 'PERMISSION_DENIED', permission: 'ACCOUNT_HALT', sentence },
    };
  }
  const request = { key, operation: 'haltAllAccounts', request: { reason, closePositions } };
  const stored = await deps.db.tenants.run(ctx, (tx) =>
    withIdempotency<Pressed>(tx, ctx, request, () =>
      press(tx, ctx, deps, { reason, closePositions }),
    ),
  );
  if (!stored.ok) return failure('IDEMPOTENCY_CONFLICT');
  const { accountIds, commandIds } = stored.response;
  if (commandIds.length === 0) return { ok: true, accountIds };
  const answers = await awaitAnswers(ctx, deps, commandIds);
  // Each halt blocks from its own commit on: an account that is not run is halted without answering.
  return answers.ok || answers.error.code === 'ACCOUNT_NOT_RUN'
    ? { ok: true, accountIds }
    : answers;
}

function mayHaltNothing(ctx: TenantContext): boolean {
  const scope = accountScope(ctx, 'ACCOUNT_HALT');
  return scope !== 'ALL' && scope.clientIds.length === 0 && scope.accountIds.length === 0;
}

async function press(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: UseCaseDeps,
  how: { readonly reason: string; readonly closePositions: boolean },
): Promise<Pressed> {
  const accountIds = await accountsInScope(tx, ctx);
  const halts = accountIds.map((accountId) => ({ accountId, haltId: newId<HaltId>() }));
  const states = await pressHalts(tx, ctx, halts, how);
  const { closePositions, reason } = how;
  const commandIds = await Promise.all(
    halts.map(({ accountId, haltId }) =>
      insertCommand(
        tx,
        { tenantId: ctx.tenantId, accountId },
        { kind: 'HALT', payload: { haltId, closePositions } },
      ),
    ),
  );
  await Promise.all([
    ...halts.map(({ accountId }) =>
      appendAudit(tx, ctx, {
        action: 'account.halt',
        resource: { type: 'Account', id: accountId },
        accountId,
        ...present(states.get(accountId), 'the states of the account'),
        reason,
      }),
    ),
    deps.wakeUps.raiseAtCommit(
      tx,
      accountIds.map((accountId) => `account:${accountId}` as const),
    ),
  ]);
  return { accountIds, commandIds };
}

async function accountsInScope(
  tx: TenantTransaction,
  ctx: TenantContext,
): Promise<readonly AccountId[]> {
  const scope = accountScope(ctx, 'ACCOUNT_HALT');
  const { rows } = await tx.query<{ id: AccountId }>(IN_SCOPE, [
    ctx.tenantId,
    scope === 'ALL',
    scope === 'ALL' ? [] : scope.clientIds,
    scope === 'ALL' ? [] : scope.accountIds,
  ]);
  return rows.map(({ id }) => id);
}
