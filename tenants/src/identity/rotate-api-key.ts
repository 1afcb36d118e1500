/** A successor with the same scopes; the old key goes on for a while, so that nothing stands still. */
import { isAllowed } from '../access/ability.js';
import type { GrantExceedsOwn } from '../access/access-change.js';
import { appendAudit } from '../audit/append-audit.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { fail, ok } from '../errors/result.js';
import type { InvalidInput, NotFound, PermissionDenied, Result } from '../errors/result.js';
import { toWireId } from '../ids.js';
import type { ApiKeyId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { scopeOfRow } from './grant-scope.js';
import { insertApiKey } from './insert-api-key.js';
import type { ApiKeyFacts, CreatedApiKey } from './insert-api-key.js';
import { SCOPES_OF_KEY } from './load-grants.js';
import type { KeyGrantRow } from './load-grants.js';
import { requireStepUp } from './require-step-up.js';
import type { StepUpRequired } from './require-step-up.js';

/** The longest that old and new are both let in: a rotation that is never finished is none. */
export const MAX_KEY_OVERLAP_MS = 7 * 24 * 60 * 60_000;

export interface RotateApiKeyInput {
  readonly apiKeyId: ApiKeyId;
  /** When the old key ends: from now to seven days hence. */
  readonly oldKeyEndsAt: Date;
}

export type RotateApiKeyFailure =
  | InvalidInput
  | PermissionDenied
  | NotFound
  | StepUpRequired
  | GrantExceedsOwn
  | { readonly code: 'CONFLICT'; readonly sentence: string };

export interface RotatedApiKey extends CreatedApiKey {
  readonly oldKeyId: ApiKeyId;
}

interface KeyRow {
  readonly name: string;
  readonly allowed_ips: readonly string[];
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly scopes: readonly KeyGrantRow[];
  readonly has_successor: boolean;
}

export async function rotateApiKey(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db' | 'clock' | 'apiKeyPepper' | 'access'>,
  input: RotateApiKeyInput,
): Promise<Result<RotatedApiKey, RotateApiKeyFailure>> {
  if (!isAllowed(ctx, 'update', { type: 'ApiKey' })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'API_KEY_MANAGE' });
  }
  const steppedUp = requireStepUp(ctx, deps.clock);
  if (!steppedUp.ok) return steppedUp;
  const overlapMs = input.oldKeyEndsAt.getTime() - deps.clock.now().getTime();
  if (!(overlapMs >= 0 && overlapMs <= MAX_KEY_OVERLAP_MS)) {
    const sentence = 'Use a time from now to seven days from now';
    return fail({ code: 'INVALID_INPUT', field: 'oldKeyEndsAt', sentence });
  }
  return deps.db.tenants.change<RotatedApiKey, RotateApiKeyFailure>(ctx, async (tx) => {
    const old = await lockKey(tx, ctx, input.apiKeyId);
    const refused = refuse(old, tx.clock.now());
    if (old === null || refused !== null) return fail(refused ?? NOT_FOUND);
    const created = await insertApiKey(tx, ctx, deps.apiKeyPepper, {
      ...successorFacts(old, tx.clock.now()),
      rotatedFrom: input.apiKeyId,
    });
    if (!created.ok) return created;
    await endOldKey(tx, ctx, input, { before: old.expires_at, successor: created.value.apiKeyId });
    tx.afterCommit(() => {
      deps.access.changed(ctx.tenantId);
    });
    return ok({ ...created.value, oldKeyId: input.apiKeyId });
  });
}

const NOT_FOUND = { code: 'NOT_FOUND', resource: 'ApiKey' } as const;

const READ_KEY = `
  SELECT k.name, k.allowed_ips::text[] AS allowed_ips, k.created_at, k.expires_at,
    ${SCOPES_OF_KEY} AS scopes,
    EXISTS (SELECT 1 FROM api_key s WHERE s.tenant_id = k.tenant_id AND s.rotated_from = k.id
      AND s.revoked_at IS NULL) AS has_successor
  FROM api_key k WHERE k.tenant_id = $1 AND k.id = $2 AND k.revoked_at IS NULL`;

async function lockKey(
  tx: TenantTransaction,
  ctx: TenantContext,
  apiKeyId: ApiKeyId,
): Promise<KeyRow | null> {
  // Two statements: one that waits for a lock still sees other rows as they were before it waited,
  // and would miss the successor that was just made.
  await tx.query('SELECT 1 FROM api_key WHERE tenant_id = $1 AND id = $2 FOR UPDATE', [
    ctx.tenantId,
    apiKeyId,
  ]);
  const { rows } = await tx.query<KeyRow>(READ_KEY, [ctx.tenantId, apiKeyId]);
  return rows[0] ?? null;
}

function refuse(old: KeyRow | null, now: Date): RotateApiKeyFailure | null {
  if (old === null) return NOT_FOUND;
  if (old.expires_at !== null && old.expires_at <= now) {
    return { code: 'CONFLICT', sentence: 'This key has expired: create a new one.' };
  }
  if (!old.has_successor) return null;
  const sentence = 'This key has a successor already: rotate that one, or revoke it first.';
  return { code: 'CONFLICT', sentence };
}

/** A key that was made for a quarter is followed by one for a quarter. */
function successorFacts(old: KeyRow, now: Date): ApiKeyFacts {
  const lifetimeMs =
    old.expires_at === null ? null : old.expires_at.getTime() - old.created_at.getTime();
  return {
    name: old.name,
    grants: old.scopes.map((row) => ({ keyScope: row.key_scope, scope: assigned(row) })),
    allowedIps: old.allowed_ips.map(withoutFullPrefix),
    expiresAt: lifetimeMs === null ? null : new Date(now.getTime() + lifetimeMs),
  };
}

function assigned(row: KeyGrantRow): ApiKeyFacts['grants'][number]['scope'] {
  const scope = scopeOfRow(row);
  return scope.type === 'CLIENT_GROUP' ? { type: scope.type, id: scope.id } : scope;
}

/** PostgreSQL writes one address with the prefix of one address. */
export function withoutFullPrefix(ip: string): string {
  return ip.replace(ip.includes(':') ? /\/128$/ : /\/32$/, '');
}

async function endOldKey(
  tx: TenantTransaction,
  ctx: TenantContext,
  { apiKeyId, oldKeyEndsAt }: RotateApiKeyInput,
  old: { readonly before: Date | null; readonly successor: ApiKeyId },
): Promise<void> {
  // A rotation makes no key live longer than it would have.
  const { rows } = await tx.query<{ expires_at: Date }>(
    `UPDATE api_key SET expires_at = least(expires_at, $3::timestamptz)
     WHERE tenant_id = $1 AND id = $2 RETURNING expires_at`,
    [ctx.tenantId, apiKeyId, oldKeyEndsAt],
  );
  await appendAudit(tx, ctx, {
    action: 'api-key.rotate',
    resource: { type: 'ApiKey', id: apiKeyId },
    before: { expiresAt: old.before?.toISOString() ?? null, successor: null },
    after: {
      expiresAt: rows[0]?.expires_at.toISOString() ?? null,
      successor: toWireId('apiKey', old.successor),
    },
  });
}
