/** From an API key to the context of its program. Not cached: a revoked key is refused at once. */
import { systemContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import type { Environment } from '../hierarchy/tenant.entity.js';
import { newId } from '../ids.js';
import type { ApiKeyId, TenantId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { normaliseAddress } from './client-address.js';
import { hmacSecret, parseApiKey, sameHmac } from './api-key-format.js';
import type { Authenticated, Unauthenticated } from './authenticate-session.js';
import { KEY_RIGHTS, keyRights } from './api-key-rights.js';
import type { KeyRightsRow } from './api-key-rights.js';

/** The last use is written at most this often. */
const TOUCH_MS = 60_000;

interface ApiKeyRow extends KeyRightsRow {
  readonly name: string;
  readonly secret_hmac: Buffer;
  readonly expires_at: Date | null;
  readonly last_used_at: Date | null;
  readonly address_allowed: boolean;
  readonly environment: Environment;
}

export async function authenticateApiKey(
  deps: Pick<TenantsDeps, 'db' | 'clock' | 'apiKeyPepper'>,
  key: string,
  ip: string,
  requestId: string = newId(),
): Promise<Result<Authenticated, Unauthenticated>> {
  const refused = fail({ code: 'UNAUTHENTICATED' as const });
  const parts = parseApiKey(key);
  if (parts === null) return refused;
  const found = await deps.db.directory.findApiKey(parts.publicId);
  if (found === null) return refused;
  const { tenantId, apiKeyId } = found;
  const row = await loadKey(deps, tenantId, apiKeyId, normaliseAddress(ip));
  if (row === null || !sameHmac(row.secret_hmac, hmacSecret(deps.apiKeyPepper, parts))) {
    return refused;
  }
  const nowMs = deps.clock.now().getTime();
  const expired = row.expires_at !== null && nowMs >= row.expires_at.getTime();
  if (expired || !row.address_allowed) return refused;
  // The environment in the text is for people and scanners; it must not say what is not so.
  if (parts.environment.toUpperCase() !== row.environment) return refused;
  const grants = keyRights(tenantId, row).flatMap((one) => (one.inForce ? [one.grant] : []));
  if (grants.length === 0) return refused;
  if (nowMs - (row.last_used_at?.getTime() ?? 0) >= TOUCH_MS) {
    await touch(deps, tenantId, apiKeyId, normaliseAddress(ip));
  }
  const { name } = row;
  const actor = { kind: 'API_KEY', id: apiKeyId, name, sessionId: null, mfa: false } as const;
  const context = { tenantId, actor, requestId, grants };
  return ok({ context, email: null, expiresAt: row.expires_at, enrolOnly: false });
}

async function loadKey(
  deps: Pick<TenantsDeps, 'db'>,
  tenantId: TenantId,
  apiKeyId: ApiKeyId,
  ip: string | null,
): Promise<ApiKeyRow | null> {
  const result = await deps.db.tenants.read<ApiKeyRow>(
    systemContext(tenantId, 'authentication'),
    `SELECT k.name, k.secret_hmac, k.expires_at, k.last_used_at, t.environment, ${KEY_RIGHTS},
       k.allowed_ips = '{}' OR coalesce($3::inet <<= ANY (k.allowed_ips), false) AS address_allowed
     FROM api_key k JOIN tenant t ON t.tenant_id = k.tenant_id
     LEFT JOIN app_user u ON u.tenant_id = k.tenant_id AND u.id = k.author_id
     WHERE k.tenant_id = $1 AND k.id = $2 AND k.revoked_at IS NULL`,
    [tenantId, apiKeyId, ip],
  );
  return result.rows[0] ?? null;
}

/** Not audited: it records use, and changes nothing for anybody. */
async function touch(
  deps: Pick<TenantsDeps, 'db' | 'clock'>,
  tenantId: TenantId,
  apiKeyId: ApiKeyId,
  ip: string | null,
): Promise<void> {
  await deps.db.tenants.run(systemContext(tenantId, 'authentication'), (tx) =>
    tx.query(
      `UPDATE api_key SET last_used_at = $3, last_used_ip = $4::inet
       WHERE tenant_id = $1 AND id = $2`,
      [tenantId, apiKeyId, deps.clock.now(), ip],
    ),
  );
}
