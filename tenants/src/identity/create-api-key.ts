/** Makes an API key for a program; its secret is shown once and never again. */
import { isIP } from 'node:net';

import { z } from 'zod';

import { isAllowed } from '../access/ability.js';
import { appendAudit } from '../audit/append-audit.js';
import { actorWireId } from '../audit/audit-leaf.js';
import { API_KEY_SCOPES } from '../context/grants.js';
import type { ApiKeyScope, AssignedScope } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { plainText } from '../errors/plain-text.js';
import { fail, ok, parseInput } from '../errors/result.js';
import type { InvalidInput, NotFound, PermissionDenied, Result } from '../errors/result.js';
import type { Environment } from '../hierarchy/tenant.entity.js';
import { newId } from '../ids.js';
import type { ApiKeyId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { generateApiKey, hmacSecret } from './api-key-format.js';
import type { ApiKeyParts } from './api-key-format.js';
import { scopeExists, scopeIdOf, scopeJson, scopeSchema } from './grant-scope.js';

const MAX_GRANTS = 50;
const MAX_ADDRESSES = 50;

const inputSchema = z.strictObject({
  name: plainText(120),
  grants: z
    .array(z.strictObject({ keyScope: z.enum(API_KEY_SCOPES), scope: scopeSchema }))
    .min(1)
    .max(MAX_GRANTS),
  allowedIps: z
    .array(z.string().refine((text) => isIP(text) !== 0, 'Use an IP address'))
    .max(MAX_ADDRESSES),
  expiresAt: z.date().nullable(),
});

export interface KeyGrantInput {
  readonly keyScope: ApiKeyScope;
  readonly scope: AssignedScope;
}

export interface CreateApiKeyInput {
  readonly name: string;
  readonly grants: readonly KeyGrantInput[];
  /** Empty: from anywhere. */
  readonly allowedIps: readonly string[];
  readonly expiresAt: Date | null;
}

export interface CreatedApiKey {
  readonly apiKeyId: ApiKeyId;
  /** The whole key; only a keyed hash of it is stored. */
  readonly key: string;
}

export type CreateApiKeyFailure = InvalidInput | PermissionDenied | NotFound;

export async function createApiKey(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db' | 'apiKeyPepper'>,
  input: CreateApiKeyInput,
): Promise<Result<CreatedApiKey, CreateApiKeyFailure>> {
  if (!isAllowed(ctx, 'create', { type: 'ApiKey' })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'create ApiKey' });
  }
  const checked = parseInput(inputSchema, input);
  if (!checked.ok) return checked;
  return deps.db.tenants.change(ctx, async (tx) => {
    for (const { scope } of input.grants) {
      if (!(await scopeExists(tx, ctx, scope))) {
        return fail({ code: 'NOT_FOUND', resource: scope.type });
      }
    }
    const environment = await environmentOf(tx, ctx);
    const generated = generateApiKey(environment === 'LIVE' ? 'live' : 'test');
    const apiKeyId = newId<ApiKeyId>();
    await insertKey(tx, ctx, { ...input, apiKeyId, hmac: hmac(deps, generated), generated });
    return ok({ apiKeyId, key: generated.text });
  });
}

function hmac(deps: Pick<TenantsDeps, 'apiKeyPepper'>, parts: ApiKeyParts): Buffer {
  return hmacSecret(deps.apiKeyPepper, parts);
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

async function insertKey(
  tx: TenantTransaction,
  ctx: TenantContext,
  key: CreateApiKeyInput & { apiKeyId: ApiKeyId; hmac: Buffer; generated: ApiKeyParts },
): Promise<void> {
  const { apiKeyId, name, grants, expiresAt } = key;
  await tx.query(
    `INSERT INTO api_key (tenant_id, id, public_id, secret_hmac, name, allowed_ips, created_by,
       created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[ctx.tenantId, apiKeyId, key.generated.publicId, key.hmac, name, key.allowedIps],
      ...[actorWireId(ctx.actor), tx.clock.now(), expiresAt],
    ],
  );
  for (const { keyScope, scope } of grants) {
    await tx.query(
      `INSERT INTO api_key_grant (tenant_id, api_key_id, key_scope, scope_type, scope_id)
       VALUES ($1, $2, $3, $4, $5)`,
      [ctx.tenantId, apiKeyId, keyScope, scope.type, scopeIdOf(scope)],
    );
  }
  await appendAudit(tx, ctx, {
    action: 'api-key.create',
    resource: { type: 'ApiKey', id: apiKeyId },
    after: {
      name,
      grants: grants.map(({ keyScope, scope }) => ({ keyScope, scope: scopeJson(scope) })),
      allowedIps: key.allowedIps,
      expiresAt: expiresAt?.toISOString() ?? null,
    },
  });
}
