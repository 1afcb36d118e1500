/**
 * Asks for a halted account to trade again. Who halted it cannot ask, and who asks cannot grant it.
 */
import type { AccountId, TenantContext } from '@fiducia/tenants';
import { failure } from './failures.js';
import { requestUnderFourEyes } from './four-eyes.js';
import type { FourEyesDeps, FourEyesResult } from './four-eyes.js';
import { readHaltsInForce } from './halt-records.js';
import { applyRelease, hasPressed } from './release-kind.js';
import type { ReleaseRequestPayload } from './release-kind.js';

export interface ReleaseAccountInput {
  readonly idempotencyKey: string;
  readonly accountId: AccountId;
  readonly reason: string;
}

export function releaseAccount(
  ctx: TenantContext,
  deps: FourEyesDeps,
  input: ReleaseAccountInput,
): Promise<FourEyesResult> {
  const { accountId, idempotencyKey } = input;
  const reason = input.reason.trim();
  return requestUnderFourEyes<ReleaseRequestPayload>(ctx, deps, {
    ...{ accountId, idempotencyKey, reason },
    right: 'ACCOUNT_RELEASE',
    kind: 'KILL_SWITCH_RELEASE',
    operation: 'releaseAccount',
    request: { accountId },
    async prepare(tx) {
      const inForce = await readHaltsInForce(tx, ctx, accountId);
      if (inForce.length === 0) return failure('ACCOUNT_NOT_HALTED');
      if (await hasPressed(tx, ctx, inForce)) return failure('FOUR_EYES_REQUIRED');
      const halts = inForce.map(({ id, sentence }) => ({ id, sentence }));
      return { ok: true, payload: { accountId, halts, reason } };
    },
    act: (tx, actor, payload) => applyRelease(tx, { author: actor, decider: actor }, deps, payload),
  });
}
