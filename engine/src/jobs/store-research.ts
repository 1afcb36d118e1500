/** Puts a run into the queue: key, limit, row and audit entry in one transaction. */
import { appendAudit, newId, toWireId, withIdempotency } from '@fiducia/tenants';
import type {
  JsonObject,
  JsonValue,
  ResearchRunId,
  TenantContext,
  TenantTransaction,
} from '@fiducia/tenants';
import { specHash, specText } from '../research/run-spec.js';
import type { RunSpec } from '../research/run-spec.js';
import type { ResearchDeps } from './research-deps.js';
import { dailyLimit, queueFull, refusal } from './research-failures.js';
import type { ResearchOutcome } from './research-failures.js';
import { readResearchLimits } from './research-limits.js';
import { getResearchRun } from './research-queries.js';
import { announce } from './research-news.js';
import type { ResearchRunView } from './research-view.js';

/** Waiting and running ones of one tenant: what it may hold of a queue that others share. */
export const MAX_OPEN_RUNS = 100;

const COUNT_OPEN = `
  select count(*)::int as open from research_run
  where tenant_id = $1 and status in ('QUEUED', 'RUNNING')`;

const DAY_SECONDS = 86_400;

/** Of the last day the oldest run that still counts: the newest but so many. */
const OLDEST_COUNTED = `
  select ceil(${DAY_SECONDS} - extract(epoch from now() - requested_at))::int as seconds
  from research_run
  where tenant_id = $1 and requested_at > now() - interval '1 day'
  order by requested_at desc, id desc offset $2 limit 1`;

/** Requests of one tenant take turns, so that the count they see holds until they commit. */
const TAKE_TURN = `select pg_advisory_xact_lock(7305814, hashtext($1))`;

const INSERT = `
  insert into research_run (tenant_id, id, kind, spec, spec_hash, strategy, symbols, first_at,
    last_at, progress_total, rerun_of, requested_by_kind, requested_by, requested_by_name)
  values ($1, $2, $3, $4, decode($5, 'hex'), $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

export interface RunToStore {
  readonly operation: string;
  readonly idempotencyKey: string;
  /** Everything that the caller asked for. */
  readonly request: JsonValue;
  readonly spec: RunSpec;
  /** Bars or trials. */
  readonly progressTotal: number;
  readonly rerunOf: ResearchRunId | null;
}

type Stored = ResearchOutcome<{ readonly runId: ResearchRunId }>;

export async function storeResearch(
  ctx: TenantContext,
  deps: ResearchDeps,
  run: RunToStore,
): Promise<ResearchOutcome<{ readonly run: ResearchRunView }>> {
  const stored = await deps.db.tenants.change(ctx, async (tx) => {
    const outcome = await enqueue(tx, ctx, deps, run);
    return outcome.ok ? { ok: true, value: outcome.runId } : outcome;
  });
  if (!stored.ok) return stored;
  const view = await getResearchRun(ctx, deps, stored.value);
  // Asked for again with the key of a run that is deleted since.
  return view === null ? refusal('NOT_FOUND') : { ok: true, run: view };
}

async function enqueue(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: ResearchDeps,
  run: RunToStore,
): Promise<Stored> {
  let refused: Extract<Stored, { ok: false }> | null = null;
  const { operation, idempotencyKey: key, request } = run;
  const done = await withIdempotency<JsonObject>(tx, ctx, { key, operation, request }, async () => {
    await tx.query(TAKE_TURN, [ctx.tenantId]);
    refused = await refuseMore(tx, ctx);
    return refused === null ? { runId: await insert(tx, ctx, deps, run) } : {};
  });
  // The caller rolls back, so the key stays free for a later try.
  if (refused !== null) return refused;
  if (!done.ok) return refusal('IDEMPOTENCY_CONFLICT');
  return { ok: true, runId: done.response['runId'] as ResearchRunId };
}

/** Null while the tenant may ask for one more. */
async function refuseMore(
  tx: TenantTransaction,
  ctx: TenantContext,
): Promise<Extract<Stored, { ok: false }> | null> {
  const { rows } = await tx.query<{ open: number }>(COUNT_OPEN, [ctx.tenantId]);
  if ((rows[0]?.open ?? 0) >= MAX_OPEN_RUNS) return queueFull();
  const { dailyRuns } = await readResearchLimits(tx, ctx);
  if (dailyRuns === 0) return dailyLimit(dailyRuns, DAY_SECONDS);
  const counted = await tx.query<{ seconds: number }>(OLDEST_COUNTED, [
    ...[ctx.tenantId, dailyRuns - 1],
  ]);
  const seconds = counted.rows[0]?.seconds;
  return seconds === undefined ? null : dailyLimit(dailyRuns, Math.max(1, seconds));
}

async function insert(
  tx: TenantTransaction,
  ctx: TenantContext,
  deps: ResearchDeps,
  run: RunToStore,
): Promise<ResearchRunId> {
  const { spec, rerunOf } = run;
  const id = newId<ResearchRunId>();
  const kind = spec.search === null ? 'BACKTEST' : 'SWEEP';
  const { actor, tenantId } = ctx;
  await tx.query(INSERT, [
    ...[tenantId, id, kind, specText(spec), specHash(spec), spec.strategy.name, spec.symbols],
    ...[new Date(spec.from), new Date(spec.to), run.progressTotal, rerunOf],
    ...[actor.kind, actor.id, actor.name],
  ]);
  await appendAudit(tx, ctx, {
    action: 'research-run.request',
    resource: { type: 'ResearchRun', id },
    after: {
      kind,
      specHash: specHash(spec),
      spec: JSON.parse(specText(spec)) as JsonObject,
      rerunOf: rerunOf === null ? null : toWireId('researchRun', rerunOf),
    },
  });
  await announce(tx, deps, { tenantId, id });
  return id;
}
