/** The `research_trial` table: every backtest of a run, and those of a strategy's whole family. */
import type { ResearchLease, ResearchRunId, TenantContext } from '@fiducia/tenants';
import type { ReadDeps } from '../accounts/use-case-deps.js';
import type { Figures } from '../research/outcome.js';
import { gridOf } from '../research/return-grid.js';
import type { GriddedReturns } from '../research/return-grid.js';
import type { DoneTrial } from '../research/run-sweep.js';
import type { ParameterValues } from '../strategies/parameters.js';
import type { ResearchDeps } from './research-deps.js';
import { showAtCommit } from './research-news.js';
import { inRun } from './run-records.js';

/** Under the worker's epoch, with the progress that they make. */
const LOCK = `
  update research_run set progress_done = least($4, progress_total - 1), attempts = 0
  where tenant_id = $1 and id = $2 and epoch = $3 and status = 'RUNNING'`;

const INSERT = `
  insert into research_trial
    (tenant_id, run_id, number, parameters, objective, measures, skipped, returns)
  select $1, $2, * from unnest($3::int[], $4::jsonb[], $5::double precision[], $6::jsonb[],
    $7::text[], $8::bytea[])
  on conflict do nothing`;

const OF_RUN = `
  select number, parameters, objective, measures, skipped, returns from research_trial
  where tenant_id = $1 and run_id = $2 order by number`;

/**
 * The same parameters on the same period count once, a rerun not at all. Rows are read newest first,
 * so that a bound keeps what was tried last.
 */
const FAMILY = `
  select r.first_at as "firstAt", r.last_at as "lastAt", t.returns
  from research_run r
  join research_trial t on t.tenant_id = r.tenant_id and t.run_id = r.id
  where r.tenant_id = $1 and r.strategy = $2 and r.symbols && $3 and r.first_at <= $5
    and r.last_at >= $4 and r.id <> $6 and r.rerun_of is null and t.skipped is null
  order by r.id desc, t.number limit $7`;

/** Those of deleted runs as well: see `research_tried`. */
const FAMILY_COUNT = `
  select count(*)::int as count from (
    select r.symbols, r.first_at, r.last_at, sha256(convert_to(t.parameters::text, 'UTF8'))
    from research_run r
    join research_trial t on t.tenant_id = r.tenant_id and t.run_id = r.id
    where r.tenant_id = $1 and r.strategy = $2 and r.symbols && $3 and r.first_at <= $5
      and r.last_at >= $4 and r.id <> $6 and r.rerun_of is null and t.skipped is null
    union
    select symbols, first_at, last_at, parameters_hash from research_tried
    where tenant_id = $1 and strategy = $2 and symbols && $3 and first_at <= $5
      and last_at >= $4) tried`;

/** False when the run is not this worker's any more. */
export function saveTrials(
  deps: ResearchDeps,
  lease: ResearchLease,
  trials: readonly DoneTrial[],
  done: number,
): Promise<boolean> {
  return inRun(deps, lease, async (tx) => {
    const { tenantId, runId, epoch } = lease;
    const locked = await tx.query(LOCK, [tenantId, runId, epoch, done]);
    if (locked.rowCount === 0) return false;
    await tx.query(INSERT, [tenantId, runId, ...columnsOf(trials)]);
    showAtCommit(tx, deps, { tenantId, id: runId });
    return true;
  });
}

function columnsOf(trials: readonly DoneTrial[]): readonly (readonly unknown[])[] {
  const good = trials.map(({ result }) => (result.ok ? result : null));
  return [
    trials.map(({ number }) => number),
    trials.map(({ parameters }) => JSON.stringify(parameters)),
    good.map((figures) => figures?.objective ?? null),
    good.map((figures) => (figures === null ? null : JSON.stringify(figures.measures))),
    trials.map(({ result }) => (result.ok ? null : result.sentence)),
    good.map((figures) => (figures === null ? null : bytesOf(figures.returns))),
  ];
}

function bytesOf(returns: Float32Array): Buffer {
  return Buffer.from(returns.buffer, returns.byteOffset, returns.byteLength);
}

function returnsOf(bytes: Buffer): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer);
}

interface TrialRow {
  readonly number: number;
  readonly parameters: ParameterValues;
  readonly objective: number | null;
  readonly measures: Figures | null;
  readonly skipped: string | null;
  readonly returns: Buffer | null;
}

/** What an earlier life of the run has done. */
export async function readTrials(
  ctx: TenantContext,
  deps: ReadDeps,
  id: ResearchRunId,
): Promise<ReadonlyMap<number, DoneTrial>> {
  const { rows } = await deps.db.tenants.read<TrialRow>(ctx, OF_RUN, [ctx.tenantId, id]);
  return new Map(rows.map((row) => [row.number, toTrial(row)]));
}

function toTrial(row: TrialRow): DoneTrial {
  const { number, parameters, objective, measures, skipped, returns } = row;
  if (measures === null || returns === null) {
    return { number, parameters, result: { ok: false, sentence: skipped ?? '' } };
  }
  const figures = { objective, measures, returns: returnsOf(returns) };
  return { number, parameters, result: { ok: true, ...figures } };
}

export interface Family {
  readonly strategy: string;
  readonly symbols: readonly string[];
  readonly from: number;
  readonly to: number;
  /** The run that is judged: it is no earlier one. */
  readonly except: ResearchRunId;
  readonly barMs: number;
}

export interface EarlierTrials {
  readonly count: number;
  /** Of the newest of them. */
  readonly returns: readonly GriddedReturns[];
}

interface FamilyRow {
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly returns: Buffer;
}

/** Trials of the same strategy on the same instruments and a period that overlaps. */
export async function earlierTrials(
  ctx: TenantContext,
  deps: ReadDeps,
  family: Family,
  most: number,
): Promise<EarlierTrials> {
  const { strategy, symbols, from, to, except, barMs } = family;
  const values = [ctx.tenantId, strategy, symbols, new Date(from), new Date(to), except];
  const [counted, found] = await Promise.all([
    deps.db.tenants.read<{ count: number }>(ctx, FAMILY_COUNT, values),
    deps.db.tenants.read<FamilyRow>(ctx, FAMILY, [...values, most]),
  ]);
  return {
    count: counted.rows[0]?.count ?? 0,
    returns: found.rows.flatMap((row) => {
      const grid = gridOf(row.firstAt.getTime(), row.lastAt.getTime(), barMs);
      const returns = returnsOf(row.returns);
      // One of another bar length has another clock: it counts, and is not compared.
      return returns.length === grid.length ? [{ grid, returns }] : [];
    }),
  };
}
