/** How much research a tenant may ask for and how long it is kept; the operator may change it. */
import { appendAudit, fail, ok } from '@fiducia/tenants';
import type { Database, Result, SqlTransaction, TenantContext } from '@fiducia/tenants';

export interface ResearchLimits {
  /** Runs that ended longer ago are deleted. */
  readonly keepDays: number;
  /** Of the ended ones the newest so many are kept. */
  readonly keepRuns: number;
  /** Backtests and searches that may be asked for within 24 hours. */
  readonly dailyRuns: number;
}

/** A year and more of figures that somebody may have to explain; one run a minute, day and night. */
export const DEFAULT_RESEARCH_LIMITS: ResearchLimits = {
  keepDays: 400,
  keepRuns: 10_000,
  dailyRuns: 1_440,
};

/** As the table checks them once more. 0 runs a day: research is switched off. */
export const RESEARCH_LIMIT_RANGES = {
  keepDays: { min: 1, max: 3_650 },
  keepRuns: { min: 1, max: 100_000 },
  dailyRuns: { min: 0, max: 100_000 },
} as const satisfies { readonly [Name in keyof ResearchLimits]: object };

const READ = `
  select keep_days as "keepDays", keep_runs as "keepRuns", daily_runs as "dailyRuns"
  from research_limit where tenant_id = $1`;

const SET = `
  insert into research_limit (tenant_id, keep_days, keep_runs, daily_runs, updated_at)
  values ($1, $2, $3, $4, $5)
  on conflict (tenant_id) do update
    set keep_days = $2, keep_runs = $3, daily_runs = $4, updated_at = $5`;

export async function readResearchLimits(
  tx: Pick<SqlTransaction, 'query'>,
  ctx: TenantContext,
): Promise<ResearchLimits> {
  const { rows } = await tx.query<ResearchLimits>(READ, [ctx.tenantId]);
  return rows[0] ?? DEFAULT_RESEARCH_LIMITS;
}

export interface ResearchLimitsRefused {
  readonly code: 'INVALID_INPUT';
  readonly field: keyof ResearchLimits;
  readonly sentence: string;
}

/** Changes what is given and leaves the rest; an entry tells of it when anything changed. */
export function setResearchLimits(
  ctx: TenantContext,
  deps: { readonly db: Pick<Database, 'tenants'> },
  change: Partial<ResearchLimits>,
): Promise<Result<ResearchLimits, ResearchLimitsRefused>> {
  return deps.db.tenants.change<ResearchLimits, ResearchLimitsRefused>(ctx, async (tx) => {
    const before = await readResearchLimits(tx, ctx);
    const after = { ...before, ...change };
    const refused = outOfRange(after);
    if (refused !== null) return fail(refused);
    if (JSON.stringify(before) === JSON.stringify(after)) return ok(after);
    const { keepDays, keepRuns, dailyRuns } = after;
    await tx.query(SET, [ctx.tenantId, keepDays, keepRuns, dailyRuns, tx.clock.now()]);
    await appendAudit(tx, ctx, {
      action: 'research-limits.set',
      resource: { type: 'Tenant', id: ctx.tenantId },
      before: { ...before },
      after: { keepDays, keepRuns, dailyRuns },
    });
    return ok(after);
  });
}

function outOfRange(limits: ResearchLimits): ResearchLimitsRefused | null {
  for (const field of ['keepDays', 'keepRuns', 'dailyRuns'] as const) {
    const { min, max } = RESEARCH_LIMIT_RANGES[field];
    const value = limits[field];
    if (Number.isInteger(value) && value >= min && value <= max) continue;
    return { code: 'INVALID_INPUT', field, sentence: `Give a whole number from ${min} to ${max}.` };
  }
  return null;
}
