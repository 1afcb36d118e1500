/** What a worker writes about a run: each statement takes effect only under the worker's own epoch. */
import { systemContext } from '@fiducia/tenants';
import type { ResearchLease, TenantContext, TenantTransaction } from '@fiducia/tenants';
import type { RunOutcome } from '../research/outcome.js';
import type { ResearchDeps } from './research-deps.js';
import { showAtCommit } from './research-news.js';
import type { PartName } from './research-parts.js';
import { RESEARCH_COLUMNS, toResearchRun } from './research-view.js';
import type { ResearchRow, ResearchRunView } from './research-view.js';

export const workerContext = (lease: ResearchLease): TenantContext =>
  systemContext(lease.tenantId, 'research');

const START = `
  update research_run set status = 'RUNNING', started_at = coalesce(started_at, now()),
    attempts = attempts + 1, progress_done = case kind when 'SWEEP' then progress_done else 0 end
  where tenant_id = $1 and id = $2 and epoch = $3 and status in ('QUEUED', 'RUNNING')
  returning attempts`;

const ONE = `${RESEARCH_COLUMNS} where r.tenant_id = $1 and r.id = $2`;

const PROGRESS = `
  update research_run set progress_done = $4
  where tenant_id = $1 and id = $2 and epoch = $3 and status = 'RUNNING'`;

/** A stop that was asked for is no failed attempt. */
const HAND_BACK = `
  update research_run set attempts = greatest(attempts - 1, 0)
  where tenant_id = $1 and id = $2 and epoch = $3 and status = 'RUNNING'`;

/** Free again after a pause, for this worker or another one. */
const LET_GO = `
  update research_run set owner = null, lease_until = now() + interval '3 seconds'
  where tenant_id = $1 and id = $2 and epoch = $3 and status in ('QUEUED', 'RUNNING')`;

const FINISH = `
  update research_run
  set status = 'DONE', outcome = $4, progress_done = progress_total, finished_at = now()
  where tenant_id = $1 and id = $2 and epoch = $3 and status = 'RUNNING'`;

const FAIL = `
  update research_run set status = 'FAILED', error_code = $4, error = $5, finished_at = now()
  where tenant_id = $1 and id = $2 and epoch = $3 and status = 'RUNNING'`;

const ADD_PART = `
  insert into research_part (tenant_id, run_id, part, data) values ($1, $2, $3, $4)`;

export interface StartedRun {
  readonly run: ResearchRunView;
  readonly attempts: number;
}

/** Null when the run was canceled or taken over meanwhile. */
export async function startRun(
  deps: ResearchDeps,
  lease: ResearchLease,
): Promise<StartedRun | null> {
  return inRun(deps, lease, async (tx) => {
    const { tenantId, runId, epoch } = lease;
    const started = await tx.query<{ attempts: number }>(START, [tenantId, runId, epoch]);
    const row = started.rows[0];
    if (row === undefined) return null;
    showAtCommit(tx, deps, { tenantId, id: runId });
    const { rows } = await tx.query<ResearchRow>(ONE, [tenantId, runId]);
    return rows[0] === undefined ? null : { run: toResearchRun(rows[0]), ...row };
  });
}

/** False when the run is not this worker's any more. */
export function saveProgress(
  deps: ResearchDeps,
  lease: ResearchLease,
  done: number,
): Promise<boolean> {
  return change(deps, lease, PROGRESS, [done]);
}

export function handBack(deps: ResearchDeps, lease: ResearchLease): Promise<boolean> {
  return change(deps, lease, HAND_BACK, []);
}

/** After trouble with the database: the run begins again in a moment. */
export function letGo(deps: ResearchDeps, lease: ResearchLease): Promise<boolean> {
  return change(deps, lease, LET_GO, []);
}

export function failRun(
  deps: ResearchDeps,
  lease: ResearchLease,
  failure: { readonly code: string; readonly sentence: string },
): Promise<boolean> {
  return change(deps, lease, FAIL, [failure.code, failure.sentence]);
}

export type Parts = Partial<Record<PartName, Buffer>>;

/** Outcome and parts appear together; false when the run is not this worker's any more. */
export function finishRun(
  deps: ResearchDeps,
  lease: ResearchLease,
  outcome: RunOutcome,
  parts: Parts,
): Promise<boolean> {
  return inRun(deps, lease, async (tx) => {
    const { tenantId, runId, epoch } = lease;
    const values = [tenantId, runId, epoch, JSON.stringify(outcome)];
    if ((await tx.query(FINISH, values)).rowCount === 0) return false;
    for (const [part, data] of Object.entries(parts)) {
      await tx.query(ADD_PART, [tenantId, runId, part, data]);
    }
    showAtCommit(tx, deps, { tenantId, id: runId });
    return true;
  });
}

function change(
  deps: ResearchDeps,
  lease: ResearchLease,
  sql: string,
  values: readonly unknown[],
): Promise<boolean> {
  return inRun(deps, lease, async (tx) => {
    const { tenantId, runId, epoch } = lease;
    const changed = (await tx.query(sql, [tenantId, runId, epoch, ...values])).rowCount > 0;
    if (changed) showAtCommit(tx, deps, { tenantId, id: runId });
    return changed;
  });
}

export function inRun<T>(
  deps: ResearchDeps,
  lease: ResearchLease,
  work: (tx: TenantTransaction) => Promise<T>,
): Promise<T> {
  return deps.db.tenants.run(workerContext(lease), work);
}
