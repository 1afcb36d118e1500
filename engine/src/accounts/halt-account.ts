/** The red button for one account: blocked in this very transaction, then orders are cancelled. */
import { newId, shownText } from '@fiducia/tenants';
import type { AccountId, HaltId, TenantContext } from '@fiducia/tenants';
import { present } from '../domain/assert.js';
import { getAccount } from './account-queries.js';
import type { AccountView } from './account-view.js';
import { invalidInput } from './failures.js';
import type { Outcome } from './failures.js';
import { pressHalts } from './halt-records.js';
import { refusalFailure } from './place-order.js';
import { requestCommand } from './request-command.js';
import type { UseCaseDeps } from './use-case-deps.js';

export interface HaltAccountInput {
  readonly idempotencyKey: string;
  readonly accountId: AccountId;
  readonly reason: string;
  readonly closePositions: boolean;
}

const MAX_REASON_LENGTH = 1_000;

export async function haltAccount(
  ctx: TenantContext,
  deps: UseCaseDeps,
  input: HaltAccountInput,
): Promise<Outcome<{ readonly account: AccountView }>> {
  const { accountId, idempotencyKey, closePositions } = input;
  const reason = shownText(input.reason);
  const wrong = checkReason(reason);
  if (wrong !== null) return wrong;
  const requested = await requestCommand(ctx, deps, {
    accountId,
    right: 'ACCOUNT_HALT',
    idempotencyKey,
    operation: 'haltAccount',
    request: { accountId, reason, closePositions },
    async prepare(tx) {
      const haltId = newId<HaltId>();
      const how = { reason, closePositions };
      const states = await pressHalts(tx, ctx, [{ haltId, accountId }], how);
      return {
        ok: true,
        command: { kind: 'HALT', payload: { haltId, closePositions } },
        audit: {
          action: 'account.halt',
          resource: { type: 'Account', id: accountId },
          ...present(states.get(accountId), 'the states of the account'),
          reason,
        },
        details: { haltId },
      };
    },
  });
  if (!requested.ok && requested.error.code !== 'ACCOUNT_NOT_RUN') return requested;
  // It blocks from its own commit on: an account that is not run is halted without answering.
  if (requested.ok && !requested.answer.ok) {
    return { ok: false, error: refusalFailure(requested.answer) };
  }
  const account = await getAccount(ctx, deps, accountId);
  return { ok: true, account: present(account, 'the halted account') };
}

/** Four eyes are worth nothing without a reason that the second pair can read. */
export function checkReason(reason: string): ReturnType<typeof invalidInput> | null {
  if (reason.length > 0 && reason.length <= MAX_REASON_LENGTH) return null;
  return invalidInput('reason', `Give a reason of 1 to ${MAX_REASON_LENGTH} characters.`);
}
