/** Lets a halted account trade again. Takes another person than the one who halted it. */
import type { AccountId, TenantContext } from '@fiducia/tenants';
import { present } from '../domain/assert.js';
import { getAccount } from './account-queries.js';
import type { AccountView } from './account-view.js';
import { failure } from './failures.js';
import type { Outcome } from './failures.js';
import { checkReason } from './halt-account.js';
import { actorKey, eyesOf, readHaltsInForce } from './halt-records.js';
import { refusalFailure } from './place-order.js';
import { requestCommand } from './request-command.js';
import type { UseCaseDeps } from './use-case-deps.js';

export interface ReleaseAccountInput {
  readonly idempotencyKey: string;
  readonly accountId: AccountId;
  readonly reason: string;
}

export async function releaseAccount(
  ctx: TenantContext,
  deps: UseCaseDeps,
  input: ReleaseAccountInput,
): Promise<Outcome<{ readonly account: AccountView }>> {
  const { accountId, idempotencyKey } = input;
  const reason = input.reason.trim();
  const wrong = checkReason(reason);
  if (wrong !== null) return wrong;
  const releasedBy = actorKey(ctx.actor);
  const requested = await requestCommand(ctx, deps, {
    accountId,
    right: 'ACCOUNT_RELEASE',
    idempotencyKey,
    operation: 'releaseAccount',
    request: { accountId, reason },
    async prepare(tx) {
      const halts = await readHaltsInForce(tx, ctx, accountId);
      if (halts.length === 0) return failure('ACCOUNT_NOT_HALTED');
      const own = await eyesOf(tx, ctx);
      const sees = (pressedBy: readonly string[]): boolean =>
        pressedBy.some((by) => own.includes(by));
      if (halts.some(({ pressedBy }) => sees(pressedBy))) return failure('FOUR_EYES_REQUIRED');
      const haltIds = halts.map(({ id }) => id);
      const releasedByName = ctx.actor.name;
      return {
        ok: true,
        command: { kind: 'RELEASE', payload: { haltIds, releasedBy, releasedByName, reason } },
        audit: {
          action: 'account.release',
          resource: { type: 'Account', id: accountId },
          after: { haltIds },
          reason,
        },
        details: {},
      };
    },
  });
  if (!requested.ok) return requested;
  if (!requested.answer.ok) return { ok: false, error: refusalFailure(requested.answer) };
  const account = await getAccount(ctx, deps, accountId);
  return { ok: true, account: present(account, 'the released account') };
}
