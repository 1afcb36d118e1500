/** Asks for leave to trade an account with real money one day. */
import type { AccountId, TenantContext } from '@fiducia/tenants';
import { present } from '../domain/assert.js';
import { lockAccount } from './account-place.js';
import { failure } from './failures.js';
import { requestUnderFourEyes } from './four-eyes.js';
import type { FourEyesDeps, FourEyesResult } from './four-eyes.js';
import { applyGoLive } from './go-live-kind.js';
import type { GoLivePayload } from './go-live-kind.js';

export interface RequestGoLiveInput {
  readonly idempotencyKey: string;
  readonly accountId: AccountId;
  readonly reason: string;
}

export function requestGoLive(
  ctx: TenantContext,
  deps: FourEyesDeps,
  input: RequestGoLiveInput,
): Promise<FourEyesResult> {
  const { accountId, idempotencyKey } = input;
  const reason = input.reason.trim();
  return requestUnderFourEyes<GoLivePayload>(ctx, deps, {
    ...{ accountId, idempotencyKey, reason },
    right: 'ACCOUNT_GO_LIVE',
    kind: 'ACCOUNT_GO_LIVE',
    operation: 'requestGoLive',
    request: { accountId },
    async prepare(tx) {
      const account = present(await lockAccount(tx, ctx, accountId), 'the account');
      if (account.liveApprovedAt !== null) {
        return failure('CONFLICT', 'The account has been approved already.');
      }
      return { ok: true, payload: { accountId, reason } };
    },
    act: applyGoLive,
  });
}
