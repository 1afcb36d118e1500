/** Of the role `jobs`: forgets idempotency keys that nobody can still be repeating. */
import { appendAudit } from '../audit/append-audit.js';
import { systemContext } from '../context/tenant-context.js';
import type { DatabaseLog } from '../database/connection-pool.js';
import { Rounds } from '../rounds.js';
import type { TenantId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';

/** Far longer than any client goes on repeating; what a key did stands in the audit log for ever. */
export const IDEMPOTENCY_RETENTION_MS = 30 * 24 * 60 * 60_000;

/** One transaction and one audit entry each; small, so that no request waits behind it. */
const BATCH = 1_000;
const INTERVAL_MS = 60 * 60_000;

type Deps = Pick<TenantsDeps, 'db' | 'clock'>;

/** Of all tenants; answers how many there were. */
export async function forgetOldKeys(
  deps: Deps,
  stop: AbortSignal = new AbortController().signal,
): Promise<number> {
  let forgotten = 0;
  for (const tenantId of await deps.db.directory.listTenants()) {
    for (let count = BATCH; count === BATCH && !stop.aborted; forgotten += count) {
      count = await forgetBatch(deps, tenantId);
    }
  }
  return forgotten;
}

function forgetBatch(deps: Deps, tenantId: TenantId): Promise<number> {
  const ctx = systemContext(tenantId, 'retention');
  const before = new Date(deps.clock.now().getTime() - IDEMPOTENCY_RETENTION_MS);
  return deps.db.tenants.run(ctx, async (tx) => {
    // Two processes that do this at once take different rows.
    const { rowCount } = await tx.query(
      `DELETE FROM idempotency_key WHERE tenant_id = $1 AND (actor_id, key) IN (
         SELECT k.actor_id, k.key FROM idempotency_key k
         WHERE k.tenant_id = $1 AND k.created_at < $2
         ORDER BY k.created_at LIMIT $3 FOR UPDATE SKIP LOCKED)`,
      [tenantId, before, BATCH],
    );
    if (rowCount === 0) return 0;
    await appendAudit(tx, ctx, {
      action: 'idempotency-keys.forget',
      resource: { type: 'Tenant', id: tenantId },
      after: { before: before.toISOString(), keys: rowCount },
    });
    return rowCount;
  });
}

export class IdempotencyRetention {
  readonly #stop = new AbortController();
  readonly #rounds: Rounds;

  constructor(deps: Deps & { readonly log: DatabaseLog }) {
    this.#rounds = new Rounds({
      work: () => forgetOldKeys(deps, this.#stop.signal),
      pauseMs: INTERVAL_MS,
      firstAfterMs: 0,
      log: deps.log,
      failure: 'Forgetting old keys failed',
    });
  }

  start(): void {
    this.#rounds.start();
  }

  /** Resolves when the batch under way has been written. */
  stop(): Promise<void> {
    this.#stop.abort();
    return this.#rounds.stop();
  }
}
