/** How much of its research a tenant has used, and when there is room again. */
import { isAllowed } from '@fiducia/tenants';
import type { TenantContext } from '@fiducia/tenants';
import type { ReadDeps } from '../accounts/use-case-deps.js';
import { readResearchLimits } from './research-limits.js';
import type { ResearchLimits } from './research-limits.js';
import { MAX_OPEN_RUNS } from './store-research.js';

export interface ResearchQuota extends ResearchLimits {
  /** How many may be asked for now. */
  readonly runsLeft: number;
  /** When one more may be asked for; null while one may, and where research is switched off. */
  readonly roomAt: Date | null;
  /** Waiting and running. */
  readonly openRuns: number;
  readonly maxOpenRuns: number;
}

/** Of the last day only as many as fill it: the oldest of them makes room when it is a day old. */
const USED = `
  with day as (
    select requested_at from research_run
    where tenant_id = $1 and requested_at > now() - interval '1 day'
    order by requested_at desc, id desc limit $2
  )
  select (select count(*)::int from day) as used,
    (select min(requested_at) + interval '1 day' from day) as "oldestGoesAt",
    (select count(*)::int from research_run
      where tenant_id = $1 and status in ('QUEUED', 'RUNNING')) as open`;

interface Used {
  readonly used: number;
  readonly oldestGoesAt: Date | null;
  readonly open: number;
}

/** Null for whom research is not to be shown. */
export async function researchQuota(
  ctx: TenantContext,
  deps: ReadDeps,
): Promise<ResearchQuota | null> {
  if (!isAllowed(ctx, 'read', { type: 'ResearchRun' })) return null;
  const { tenants } = deps.db;
  const limits = await readResearchLimits(
    { query: (sql, values) => tenants.read(ctx, sql, values) },
    ctx,
  );
  const { dailyRuns } = limits;
  const { rows } = await tenants.read<Used>(ctx, USED, [ctx.tenantId, dailyRuns]);
  const { used = 0, oldestGoesAt = null, open: openRuns = 0 } = rows[0] ?? {};
  const runsLeft = Math.max(0, dailyRuns - used);
  const roomAt = runsLeft === 0 ? oldestGoesAt : null;
  return { ...limits, runsLeft, roomAt, openRuns, maxOpenRuns: MAX_OPEN_RUNS };
}
