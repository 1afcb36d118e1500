/** Takes an API key out of use, at once and for good. */
import { isAllowed } from '../access/ability.js';
import { appendAudit } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { NotFound, PermissionDenied, Result } from '../errors/result.js';
import type { ApiKeyId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';

export async function revokeApiKey(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
  input: { readonly apiKeyId: ApiKeyId; readonly reason: string },
): Promise<Result<{ readonly apiKeyId: ApiKeyId }, PermissionDenied | NotFound>> {
  if (!isAllowed(ctx, 'revoke', { type: 'ApiKey' })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'revoke ApiKey' });
  }
  const { apiKeyId, reason } = input;
  return deps.db.tenants.change(ctx, async (tx) => {
    const revoked = await tx.query(
      `UPDATE api_key SET revoked_at = $3
       WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL`,
      [ctx.tenantId, apiKeyId, tx.clock.now()],
    );
    if (revoked.rowCount === 0) return fail({ code: 'NOT_FOUND', resource: 'ApiKey' });
    const resource = { type: 'ApiKey', id: apiKeyId } as const;
    await appendAudit(tx, ctx, { action: 'api-key.revoke', resource, reason });
    return ok({ apiKeyId });
  });
}
