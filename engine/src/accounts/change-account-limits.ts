/** Asks for other limits of an account: raised, lowered, or both at once. */
import type { AccountId, TenantContext } from '@fiducia/tenants';
import { present } from '../domain/assert.js';
import type { Mandate } from '../domain/mandate.js';
import { parseMandate } from '../domain/parse-mandate.js';
import { sameMandate } from '../kernel/change-limits.js';
import { lockAccount } from './account-place.js';
import { failure, invalidInput } from './failures.js';
import { requestUnderFourEyes } from './four-eyes.js';
import type { FourEyesDeps, FourEyesResult } from './four-eyes.js';
import { applyLimitChange } from './limit-change-kind.js';
import type { LimitChangePayload } from './limit-change-kind.js';

export interface ChangeAccountLimitsInput {
  readonly idempotencyKey: string;
  readonly accountId: AccountId;
  /** Fields of the mandate with their new values; what is left out stays as it is. */
  readonly limits: Readonly<Record<string, unknown>>;
  readonly reason: string;
}

export function changeAccountLimits(
  ctx: TenantContext,
  deps: FourEyesDeps,
  input: ChangeAccountLimitsInput,
): Promise<FourEyesResult> {
  const { accountId, idempotencyKey } = input;
  const reason = input.reason.trim();
  return requestUnderFourEyes<LimitChangePayload>(ctx, deps, {
    ...{ accountId, idempotencyKey, reason },
    right: 'LIMITS_CHANGE',
    kind: 'LIMIT_CHANGE',
    operation: 'changeAccountLimits',
    request: { accountId, limits: JSON.parse(JSON.stringify(input.limits)) as never },
    async prepare(tx) {
      const account = present(await lockAccount(tx, ctx, accountId), 'the account');
      const before = account.mandate;
      const parsed = parseMandate({ ...before, ...input.limits });
      if (!parsed.ok) return invalidInput(`limits.${parsed.field}`, `${parsed.error}.`);
      const after = parsed.mandate;
      if (sameMandate(before, after)) {
        return failure('CONFLICT', 'These limits are in force already; nothing was asked for.');
      }
      return { ok: true, payload: { accountId, before: json(before), after: json(after), reason } };
    },
    act: (tx, actor, payload) => applyLimitChange(tx, actor, deps, payload),
  });
}

function json(mandate: Mandate): LimitChangePayload['before'] {
  return { ...mandate };
}
