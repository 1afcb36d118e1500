/**
 * Wraps data keys anew under the newest key, batch by batch, while everything goes on: the payload
 * is not touched, and whoever has read a row before opens it with the older version, which stays.
 */
import { appendAudit } from '../audit/append-audit.js';
import { systemContext } from '../context/tenant-context.js';
import type { TenantContext } from '../context/tenant-context.js';
import { ok } from '../errors/result.js';
import type { Result } from '../errors/result.js';
import type { TenantId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import type { KeysUnavailable, WrappedKey } from './key-provider.js';
import { currentKeyVersion } from './rotate-keys.js';
import type { RotatedKeys } from './rotate-keys.js';
import type { SealedSecret } from './seal-secret.js';
import { secretOfRow } from './secret-records.js';
import type { SecretRow } from './secret-records.js';

/** A batch is one transaction and one audit entry. */
export const REWRAP_BATCH = 100;

type Deps = Pick<TenantsDeps, 'db' | 'clock' | 'secretKeys'>;

export interface Rewrapped extends RotatedKeys {
  readonly secrets: number;
  readonly tenants: number;
}

/** All secrets of all tenants; two that do this at once do each secret once. */
export async function rewrapSecrets(
  deps: Deps,
  stop: AbortSignal = new AbortController().signal,
): Promise<Result<Rewrapped, KeysUnavailable>> {
  const current = await currentKeyVersion(deps);
  if (!current.ok) return current;
  const { ring, version } = current.value;
  const tenants = await deps.db.directory.tenantsWithOlderKeys(ring, version);
  let secrets = 0;
  for (const tenantId of tenants) {
    if (stop.aborted) break;
    const done = await rewrapTenant(deps, tenantId, { ring, version }, stop);
    if (!done.ok) return done;
    secrets += done.value;
  }
  return ok({ ring, version, secrets, tenants: tenants.length });
}

async function rewrapTenant(
  deps: Deps,
  tenantId: TenantId,
  current: RotatedKeys,
  stop: AbortSignal,
): Promise<Result<number, KeysUnavailable>> {
  const ctx = systemContext(tenantId, 'secrets');
  let after: Place = FIRST_PLACE;
  let done = 0;
  while (!stop.aborted) {
    const batch = await readBatch(deps, ctx, current, after);
    const last = batch.at(-1);
    if (last === undefined) break;
    const rewrapped = await rewrapBatch(deps, batch);
    if (!rewrapped.ok) return rewrapped;
    done += await writeBatch(deps, ctx, current, rewrapped.value);
    after = last;
  }
  return ok(done);
}

type Place = Pick<SealedSecret, 'purpose' | 'subjectId' | 'version'>;

const FIRST_PLACE = {
  purpose: '',
  subjectId: '00000000-0000-0000-0000-000000000000',
  version: 0,
} as unknown as Place;

async function readBatch(
  deps: Deps,
  ctx: TenantContext,
  current: RotatedKeys,
  after: Place,
): Promise<readonly SealedSecret[]> {
  const found = await deps.db.tenants.read<SecretRow>(
    ctx,
    `SELECT tenant_id, purpose, subject_id, version, payload, key_ring, key_version, wrapped_key
     FROM sealed_secret
     WHERE tenant_id = $1 AND (key_ring <> $2 OR key_version < $3)
       AND (purpose, subject_id, version) > ($4, $5::uuid, $6)
     ORDER BY purpose, subject_id, version LIMIT $7`,
    [
      ...[ctx.tenantId, current.ring, current.version],
      ...[after.purpose, after.subjectId, after.version, REWRAP_BATCH],
    ],
  );
  return found.rows.map(secretOfRow);
}

interface Rewrap {
  readonly secret: SealedSecret;
  readonly wrapped: WrappedKey;
}

/** Outside a transaction: the key provider may be across a network. */
async function rewrapBatch(
  deps: Deps,
  batch: readonly SealedSecret[],
): Promise<Result<readonly Rewrap[], KeysUnavailable>> {
  const done: Rewrap[] = [];
  for (const secret of batch) {
    const wrapped = await deps.secretKeys.rewrapKey(secret.tenantId, secret.wrapped);
    if (!wrapped.ok) return wrapped;
    done.push({ secret, wrapped: wrapped.value });
  }
  return ok(done);
}

function writeBatch(
  deps: Deps,
  ctx: TenantContext,
  current: RotatedKeys,
  batch: readonly Rewrap[],
): Promise<number> {
  return deps.db.tenants.run(ctx, async (tx) => {
    let changed = 0;
    for (const { secret, wrapped } of batch) {
      // Only what still is as it was read: a rewrap that was overtaken changes nothing.
      const written = await tx.query(
        `UPDATE sealed_secret
         SET key_ring = $5, key_version = $6, wrapped_key = $7, wrapped_at = $8
         WHERE tenant_id = $1 AND purpose = $2 AND subject_id = $3 AND version = $4
           AND wrapped_key = $9`,
        [
          ...[ctx.tenantId, secret.purpose, secret.subjectId, secret.version],
          ...[wrapped.ring, wrapped.version, wrapped.text, tx.clock.now(), secret.wrapped.text],
        ],
      );
      changed += written.rowCount;
    }
    if (changed === 0) return 0;
    await appendAudit(tx, ctx, {
      action: 'secret.rewrap',
      resource: { type: 'Tenant', id: ctx.tenantId },
      after: { keyRing: current.ring, keyVersion: current.version, secrets: changed },
    });
    return changed;
  });
}
