/** Ends requests that nobody decided in time, of all tenants, beside the requests. */
import { systemContext } from '../context/tenant-context.js';
import type { DatabaseLog } from '../database/connection-pool.js';
import { describeError } from '../errors/describe-error.js';
import type { TenantId } from '../ids.js';
import { Rounds } from '../rounds.js';
import type { ApprovalDeps } from './approval-desk.js';
import { APPROVAL_COLUMNS, APPROVAL_TABLES } from './approval-rows.js';
import type { ApprovalRow } from './approval-rows.js';
import { recordDecision } from './record-decision.js';

/** What has expired is refused and shown as such at once; this is for the log and the notice. */
const DEFAULT_INTERVAL_MS = 30_000;
const TENANTS_PER_ROUND = 200;
const REQUESTS_PER_TENANT = 100;

/** One that is being decided at this moment is left alone: the decision sees the clock as well. */
const DUE = `
  SELECT ${APPROVAL_COLUMNS} FROM ${APPROVAL_TABLES}
  WHERE p.tenant_id = $1 AND p.status = 'PENDING' AND p.expires_at <= $2
  ORDER BY p.id LIMIT $3 FOR UPDATE OF p SKIP LOCKED`;

export class ApprovalExpiry {
  readonly #deps: ApprovalDeps & { readonly log: DatabaseLog };
  readonly #rounds: Rounds;

  constructor(
    deps: ApprovalDeps & { readonly log: DatabaseLog },
    options: { readonly intervalMs?: number } = {},
  ) {
    this.#deps = deps;
    this.#rounds = new Rounds({
      work: () => this.expireOnce(),
      pauseMs: options.intervalMs ?? DEFAULT_INTERVAL_MS,
      log: deps.log,
      failure: 'Looking for old approvals failed',
    });
  }

  start(): void {
    this.#rounds.start();
  }

  /** Resolves when the round under way has ended. */
  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  /** One round over all tenants; returns how many requests ended. */
  async expireOnce(): Promise<number> {
    const { db, clock, log } = this.#deps;
    let ended = 0;
    for (const tenantId of await db.directory.tenantsWithDueApprovals(
      clock.now(),
      TENANTS_PER_ROUND,
    )) {
      try {
        ended += await this.#expire(tenantId);
      } catch (error) {
        log.warn({ error: describeError(error), tenantId }, 'Ending old approvals failed');
      }
    }
    return ended;
  }

  #expire(tenantId: TenantId): Promise<number> {
    const { db, approvals } = this.#deps;
    const ctx = systemContext(tenantId, 'approvals');
    return db.tenants.run(ctx, async (tx) => {
      const values = [tenantId, tx.clock.now(), REQUESTS_PER_TENANT];
      const { rows } = await tx.query<ApprovalRow>(DUE, values);
      for (const row of rows) {
        const decision = { status: 'EXPIRED', reason: null, failure: null } as const;
        await recordDecision(tx, ctx, approvals, { row, decision });
      }
      return rows.length;
    });
  }
}
