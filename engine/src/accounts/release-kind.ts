/** KILL_SWITCH_RELEASE: a halted account may trade again once a second person grants it. */
import { appendAudit, approvalKind, fail, isAllowed, ok } from '@fiducia/tenants';
import type {
  AccountId,
  ApprovalKindHandler,
  CommandId,
  HaltId,
  JsonObject,
  TenantContext,
  TenantTransaction,
} from '@fiducia/tenants';
import { ENGINE_ERROR_CODES } from '../errors.js';
import { lockAccount } from './account-place.js';
import { awaitAnswers } from './await-answers.js';
import { insertCommand } from './command-records.js';
import { actorKey, eyesOf, readHaltsInForce } from './halt-records.js';
import type { HaltInForce } from './halt-records.js';
import { haltIdsInForce, releasedStates } from './halt-states.js';
import type { ApplyDeps } from './limit-change-kind.js';
import type { UseCaseDeps } from './use-case-deps.js';

export interface ReleaseRequestPayload extends JsonObject {
  readonly accountId: AccountId;
  readonly halts: readonly { readonly id: HaltId; readonly sentence: string }[];
  readonly reason: string;
}

export function releaseKind(deps: ApplyDeps): ApprovalKindHandler {
  return approvalKind<ReleaseRequestPayload>({
    kind: 'KILL_SWITCH_RELEASE',
    permissionToAsk: 'ACCOUNT_RELEASE',
    async check(tx, author, { accountId, halts }) {
      const found = await lockAccount(tx, author, accountId);
      if (found === null) return fail({ code: 'NOT_FOUND', resource: 'Account' });
      const place = { accountId, clientId: found.clientId };
      if (!isAllowed(author, 'release', { type: 'Account', ...place })) {
        return fail({ code: 'PERMISSION_DENIED', permission: 'ACCOUNT_RELEASE' });
      }
      const inForce = await readHaltsInForce(tx, author, accountId);
      if (!halts.some(({ id }) => inForce.some((halt) => halt.id === id))) {
        const sentence = 'The halts that this was about have ended already.';
        return fail({ code: 'CONFLICT', sentence });
      }
      if (await hasPressed(tx, author, inForce)) {
        const { sentence } = ENGINE_ERROR_CODES.FOUR_EYES_REQUIRED;
        return fail({ code: 'CONFLICT', sentence });
      }
      return ok({ resource: { type: 'Account', id: accountId }, name: found.name, place });
    },
    inOpen: ({ accountId, halts }) => ({ accountId, halts: halts.map(({ id }) => id) }),
    describe: ({ halts }) => [
      { field: 'status', before: 'HALTED', after: 'ACTIVE' },
      ...halts.map(({ sentence }) => ({ field: 'halt', before: sentence, after: null })),
    ],
    async apply(tx, { author, decider }, payload) {
      const commandId = await applyRelease(tx, { author, decider }, deps, payload);
      return ok({ settled: () => awaitAnswers(decider, deps, [commandId]) });
    },
  });
}

/** Whether one of these halts was pressed by the actor, or by a key that the actor made. */
export async function hasPressed(
  tx: TenantTransaction,
  ctx: TenantContext,
  halts: readonly HaltInForce[],
): Promise<boolean> {
  const own = await eyesOf(tx, ctx);
  return halts.some(({ pressedBy }) => pressedBy.some((by) => own.includes(by)));
}

/** The release is the author's, whom the halt's own rule tells from who pressed it. */
export async function applyRelease(
  tx: TenantTransaction,
  { author, decider }: { readonly author: TenantContext; readonly decider: TenantContext },
  deps: Pick<UseCaseDeps, 'wakeUps'>,
  { accountId, halts, reason }: ReleaseRequestPayload,
): Promise<CommandId> {
  const key = { tenantId: decider.tenantId, accountId };
  const haltIds = halts.map(({ id }) => id);
  const releasedByName =
    author === decider
      ? author.actor.name
      : `${author.actor.name}, approved by ${decider.actor.name}`;
  const payload = {
    ...{ haltIds, releasedBy: actorKey(author.actor), releasedByName, reason },
    approvalId: decider.approvalId ?? null,
  };
  const inForce = await haltIdsInForce(tx, decider, [accountId]);
  const commandId = await insertCommand(tx, key, { kind: 'RELEASE', payload });
  await appendAudit(tx, decider, {
    action: 'account.release',
    resource: { type: 'Account', id: accountId },
    accountId,
    ...releasedStates(inForce.get(accountId) ?? [], haltIds),
    reason,
  });
  await deps.wakeUps.raiseAtCommit(tx, [`account:${accountId}`]);
  return commandId;
}
