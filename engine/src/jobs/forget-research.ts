/** Of the role `jobs`: deletes research that a tenant does not keep any more, and says so. */
import { appendAudit, Rounds, systemContext, toWireId } from '@fiducia/tenants';
import type { Database, ResearchRunId, TenantId } from '@fiducia/tenants';
import type { EngineLog } from '../runtime/engine-log.js';
import { readResearchLimits } from './research-limits.js';

/** One transaction and one audit entry each: a run may take some megabytes with it. */
const BATCH = 50;
const INTERVAL_MS = 60 * 60_000;

/**
 * One that another run claims to have given again stays as long as that one. Those of the last day
 * stay in any case: the daily limit counts them. Two processes at once take different rows.
 */
const FORGET = `
  delete from research_run where tenant_id = $1 and id in (
    select r.id from research_run r
    where r.tenant_id = $1 and r.finished_at is not null
      and r.requested_at < now() - interval '1 day'
      and (r.finished_at < now() - make_interval(days => $2) or r.id <= (
        select k.id from research_run k where k.tenant_id = $1 and k.finished_at is not null
        order by k.id desc offset $3 limit 1))
      and not exists (
        select from research_run n where n.tenant_id = $1 and n.rerun_of = r.id)
    order by r.id limit $4 for update skip locked)
  returning id`;

interface Deps {
  readonly db: Database;
}

/** Of all tenants; answers how many runs there were. */
export async function forgetOldResearch(
  deps: Deps,
  stop: AbortSignal = new AbortController().signal,
): Promise<number> {
  let forgotten = 0;
  for (const tenantId of await deps.db.directory.listTenants()) {
    for (let count = BATCH; count > 0 && !stop.aborted; forgotten += count) {
      count = await forgetBatch(deps, tenantId);
    }
  }
  return forgotten;
}

function forgetBatch({ db }: Deps, tenantId: TenantId): Promise<number> {
  const ctx = systemContext(tenantId, 'retention');
  return db.tenants.run(ctx, async (tx) => {
    const { keepDays, keepRuns } = await readResearchLimits(tx, ctx);
    const values = [tenantId, keepDays, keepRuns, BATCH];
    const { rows } = await tx.query<{ id: ResearchRunId }>(FORGET, values);
    if (rows.length === 0) return 0;
    const runs = rows.map(({ id }) => toWireId('researchRun', id)).toSorted();
    await appendAudit(tx, ctx, {
      action: 'research-run.forget',
      resource: { type: 'Tenant', id: tenantId },
      after: { keepDays, keepRuns, runs },
    });
    return rows.length;
  });
}

export class ResearchRetention {
  readonly #stop = new AbortController();
  readonly #rounds: Rounds;

  constructor(deps: Deps & { readonly log: EngineLog }) {
    this.#rounds = new Rounds({
      work: () => forgetOldResearch(deps, this.#stop.signal),
      pauseMs: INTERVAL_MS,
      firstAfterMs: 0,
      log: deps.log,
      failure: 'Deleting old research failed',
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
