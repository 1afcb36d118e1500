/** The tenant's API keys, newest first: all about them but the secret, which nobody has. */
import { isAllowed } from '../access/ability.js';
import type { ApiKeyScope, GrantScope } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { PermissionDenied, Result } from '../errors/result.js';
import type { Environment } from '../hierarchy/tenant.entity.js';
import type { ApiKeyId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { KEY_RIGHTS, keyRights } from './api-key-rights.js';
import type { KeyRightsRow } from './api-key-rights.js';
import { withoutFullPrefix } from './rotate-api-key.js';

export const API_KEY_STATUSES = ['ACTIVE', 'SUSPENDED', 'EXPIRED', 'REVOKED'] as const;

/** SUSPENDED: its author may not enter, or could give none of its scopes any more. */
export type ApiKeyStatus = (typeof API_KEY_STATUSES)[number];

export interface ApiKeyView {
  readonly id: ApiKeyId;
  readonly name: string;
  /** How the key's text begins: `fdk_test_AbCd1234`. */
  readonly prefix: string;
  readonly environment: Environment;
  readonly status: ApiKeyStatus;
  readonly grants: readonly {
    readonly keyScope: ApiKeyScope;
    readonly scope: GrantScope;
    /** Whether the author still holds what the scope gives. */
    readonly inForce: boolean;
  }[];
  readonly allowedIps: readonly string[];
  /** Null for a key that the platform made. */
  readonly authorName: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly lastUsedIp: string | null;
  readonly rotatedFrom: ApiKeyId | null;
}

export interface ApiKeyPage {
  readonly keys: readonly ApiKeyView[];
  readonly hasNextPage: boolean;
}

interface Row extends KeyRightsRow {
  readonly id: ApiKeyId;
  readonly name: string;
  readonly public_id: string;
  readonly environment: Environment;
  readonly allowed_ips: readonly string[];
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
  readonly last_used_ip: string | null;
  readonly rotated_from: ApiKeyId | null;
}

const COLUMNS = `
  k.id, k.name, k.public_id, t.environment, k.allowed_ips::text[] AS allowed_ips, k.created_at,
  k.expires_at, k.revoked_at, k.last_used_at, host(k.last_used_ip) AS last_used_ip,
  k.rotated_from, ${KEY_RIGHTS}`;

const TABLES = `
  api_key k JOIN tenant t ON t.tenant_id = k.tenant_id
  LEFT JOIN app_user u ON u.tenant_id = k.tenant_id AND u.id = k.author_id`;

const PAGE = `
  SELECT ${COLUMNS} FROM ${TABLES}
  WHERE k.tenant_id = $1 AND ($2::uuid IS NULL OR (k.created_at, k.id) < (
    SELECT a.created_at, a.id FROM api_key a WHERE a.tenant_id = $1 AND a.id = $2))
  ORDER BY k.created_at DESC, k.id DESC LIMIT $3`;

const ONE = `SELECT ${COLUMNS} FROM ${TABLES} WHERE k.tenant_id = $1 AND k.id = $2`;

export const MAX_API_KEY_PAGE = 200;

type Deps = Pick<TenantsDeps, 'db' | 'clock'>;

export async function listApiKeys(
  ctx: TenantContext,
  deps: Deps,
  query: { readonly first: number; readonly after?: ApiKeyId | null },
): Promise<Result<ApiKeyPage, PermissionDenied>> {
  if (!isAllowed(ctx, 'read', { type: 'ApiKey' })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'API_KEY_READ' });
  }
  const first = Math.min(query.first, MAX_API_KEY_PAGE);
  const values = [ctx.tenantId, query.after ?? null, first + 1];
  const { rows } = await deps.db.tenants.read<Row>(ctx, PAGE, values);
  const now = deps.clock.now();
  const keys = rows.slice(0, first).map((row) => viewOf(ctx, row, now));
  return ok({ keys, hasNextPage: rows.length > first });
}

/** Null when there is none here. */
export async function getApiKey(
  ctx: TenantContext,
  deps: Deps,
  id: ApiKeyId,
): Promise<ApiKeyView | null> {
  if (!isAllowed(ctx, 'read', { type: 'ApiKey' })) return null;
  const { rows } = await deps.db.tenants.read<Row>(ctx, ONE, [ctx.tenantId, id]);
  return rows[0] === undefined ? null : viewOf(ctx, rows[0], deps.clock.now());
}

function viewOf(ctx: TenantContext, row: Row, now: Date): ApiKeyView {
  const rights = keyRights(ctx.tenantId, row);
  const prefix = `fdk_${row.environment.toLowerCase()}_${row.public_id}`;
  const isSuspended = rights.every(({ inForce }) => !inForce);
  return {
    ...{ id: row.id, name: row.name, prefix, environment: row.environment },
    status: statusOf(row, now, isSuspended),
    grants: rights.map(({ grant, inForce }) => ({
      ...{ keyScope: grant.keyScope, scope: grant.scope, inForce },
    })),
    allowedIps: row.allowed_ips.map(withoutFullPrefix),
    authorName: row.author_name,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
    lastUsedIp: row.last_used_ip,
    rotatedFrom: row.rotated_from,
  };
}

function statusOf(row: Row, now: Date, isSuspended: boolean): ApiKeyStatus {
  if (row.revoked_at !== null) return 'REVOKED';
  if (row.expires_at !== null && row.expires_at <= now) return 'EXPIRED';
  return isSuspended ? 'SUSPENDED' : 'ACTIVE';
}
