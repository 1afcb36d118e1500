/** Takes an API key out of use, at once and for good. */
import { isAllowed } from '../access/ability.js';
import { appendAudit } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import { plainText } from '../errors/plain-text.js';
import { fail, ok, parseInput } from '../errors/result.js';
import type { InvalidInput, NotFound, PermissionDenied, Result } from '../errors/result.js';
import type { ApiKeyId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { requireStepUp } from './require-step-up.js';
import type { StepUpRequired } from './require-step-up.js';

export type RevokeApiKeyFailure = InvalidInput | PermissionDenied | NotFound | StepUpRequired;

export async function revokeApiKey(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db' | 'clock' | 'access'>,
  input: { readonly apiKeyId: ApiKeyId; readonly reason: string },
): Promise<Result<{ readonly apiKeyId: ApiKeyId }, RevokeApiKeyFailure>> {
  if (!isAllowed(ctx, 'revoke', { type: 'ApiKey' })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'API_KEY_MANAGE' });
  }
  const steppedUp = requireStepUp(ctx, deps.clock);
  if (!steppedUp.ok) return steppedUp;
  const reason = parseInput(plainText(500), input.reason);
  if (!reason.ok) return fail({ ...reason.error, field: 'reason' });
  const { apiKeyId } = input;
  return deps.db.tenants.change<{ readonly apiKeyId: ApiKeyId }, RevokeApiKeyFailure>(
    ctx,
    async (tx) => {
      const revoked = await tx.query(
        `UPDATE api_key SET revoked_at = $3
         WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL`,
        [ctx.tenantId, apiKeyId, tx.clock.now()],
      );
      if (revoked.rowCount === 0) return fail({ code: 'NOT_FOUND', resource: 'ApiKey' });
      await appendAudit(tx, ctx, {
        action: 'api-key.revoke',
        resource: { type: 'ApiKey', id: apiKeyId },
        before: { revoked: false },
        after: { revoked: true },
        reason: reason.value,
      });
      tx.afterCommit(() => {
        deps.access.changed(ctx.tenantId);
      });
      return ok({ apiKeyId });
    },
  );
}
