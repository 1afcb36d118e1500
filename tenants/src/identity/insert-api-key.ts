/** Writes a new key with its grants; its text is in the answer and nowhere else. */
import type { GrantExceedsOwn } from '../access/access-change.js';
import { KEY_SCOPE_PERMISSIONS } from '../access/built-in-roles.js';
import { firstNotHeld, resolveScope } from '../access/grant-coverage.js';
import { withNeeds } from '../access/role-needs.js';
import { appendAudit } from '../audit/append-audit.js';
import { actorWireId } from '../audit/audit-leaf.js';
import type { ApiKeyScope, AssignedScope } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { fail, ok } from '../errors/result.js';
import type { NotFound, Result } from '../errors/result.js';
import type { Environment } from '../hierarchy/tenant.entity.js';
import { newId, toWireId } from '../ids.js';
import type { ApiKeyId } from '../ids.js';
import { generateApiKey, hmacSecret } from './api-key-format.js';
import { scopeIdOf, scopeJson } from './grant-scope.js';

export interface KeyGrantInput {
  readonly keyScope: ApiKeyScope;
  readonly scope: AssignedScope;
}

export interface ApiKeyFacts {
  readonly name: string;
  readonly grants: readonly KeyGrantInput[];
  /** Addresses and networks; empty: from anywhere. */
  readonly allowedIps: readonly string[];
  readonly expiresAt: Date | null;
}

export interface CreatedApiKey {
  readonly apiKeyId: ApiKeyId;
  /** The whole key; only a keyed hash of it is stored. */
  readonly key: string;
}

/** Nobody makes a key that may do more than he may himself. */
export async function refuseExcess(
  tx: TenantTransaction,
  ctx: TenantContext,
  grants: readonly KeyGrantInput[],
): Promise<NotFound | GrantExceedsOwn | null> {
  for (const { keyScope, scope } of grants) {
    const resolved = await resolveScope(tx, ctx, scope);
    if (resolved === null) return { code: 'NOT_FOUND', resource: scope.type };
    const permission = firstNotHeld(ctx, withNeeds(KEY_SCOPE_PERMISSIONS[keyScope]), resolved);
    if (permission !== null) return { code: 'GRANT_EXCEEDS_OWN', permission };
  }
  return null;
}

export async function insertApiKey(
  tx: TenantTransaction,
  ctx: TenantContext,
  pepper: Uint8Array,
  facts: ApiKeyFacts & { readonly rotatedFrom: ApiKeyId | null },
): Promise<Result<CreatedApiKey, NotFound | GrantExceedsOwn>> {
  const refused = await refuseExcess(tx, ctx, facts.grants);
  if (refused !== null) return fail(refused);
  const environment = await environmentOf(tx, ctx);
  const generated = generateApiKey(environment === 'LIVE' ? 'live' : 'test');
  const apiKeyId = newId<ApiKeyId>();
  await tx.query(
    `INSERT INTO api_key (tenant_id, id, public_id, secret_hmac, name, allowed_ips, created_by,
       created_at, expires_at, rotated_from)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[ctx.tenantId, apiKeyId, generated.publicId, hmacSecret(pepper, generated), facts.name],
      ...[facts.allowedIps, actorWireId(ctx.actor), tx.clock.now(), facts.expiresAt],
      facts.rotatedFrom,
    ],
  );
  for (const { keyScope, scope } of facts.grants) {
    await tx.query(
      `INSERT INTO api_key_grant (tenant_id, api_key_id, key_scope, scope_type, scope_id)
       VALUES ($1, $2, $3, $4, $5)`,
      [ctx.tenantId, apiKeyId, keyScope, scope.type, scopeIdOf(scope)],
    );
  }
  await writeAudit(tx, ctx, apiKeyId, facts);
  return ok({ apiKeyId, key: generated.text });
}

async function environmentOf(tx: TenantTransaction, ctx: TenantContext): Promise<Environment> {
  const found = await tx.query<{ environment: Environment }>(
    'SELECT environment FROM tenant WHERE tenant_id = $1',
    [ctx.tenantId],
  );
  const row = found.rows[0];
  if (row === undefined) throw new Error('The tenant of this context does not exist');
  return row.environment;
}

async function writeAudit(
  tx: TenantTransaction,
  ctx: TenantContext,
  apiKeyId: ApiKeyId,
  facts: ApiKeyFacts & { readonly rotatedFrom: ApiKeyId | null },
): Promise<void> {
  const { rotatedFrom } = facts;
  await appendAudit(tx, ctx, {
    action: 'api-key.create',
    resource: { type: 'ApiKey', id: apiKeyId },
    after: {
      name: facts.name,
      grants: facts.grants.map(({ keyScope, scope }) => ({ keyScope, scope: scopeJson(scope) })),
      allowedIps: facts.allowedIps,
      expiresAt: facts.expiresAt?.toISOString() ?? null,
      rotatedFrom: rotatedFrom === null ? null : toWireId('apiKey', rotatedFrom),
    },
  });
}
