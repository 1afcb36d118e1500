/** Reads what a search has tried: a page of its trials, a map of two parameters; and tear sheets. */
import { isAllowed } from '@fiducia/tenants';
import type { ResearchRunId, TenantContext } from '@fiducia/tenants';
import type { ReadDeps } from '../accounts/use-case-deps.js';
import { decodeCursor, pageOf, pageSize, SEQ_PART } from '../accounts/page.js';
import type { Page } from '../accounts/page.js';
import type { TearSheetData } from '../analytics/tear-sheet/tear-sheet-data.js';
import { directionOf } from '../research/objectives.js';
import type { ObjectiveName } from '../research/objectives.js';
import type { Figures } from '../research/outcome.js';
import type { ParameterValue, ParameterValues } from '../strategies/parameters.js';
import { decodeJson } from './part-codec.js';
import { badField } from './research-failures.js';
import type { ResearchOutcome } from './research-failures.js';
import { readPart } from './research-parts.js';

export interface TrialView {
  readonly number: number;
  readonly parameters: ParameterValues;
  readonly objective: number | null;
  readonly measures: Figures | null;
  /** Why there are no figures. */
  readonly error: string | null;
}

const PAGE = `
  select number, parameters, objective, measures, skipped as error from research_trial
  where tenant_id = $1 and run_id = $2 and number > $3::bigint order by number limit $4`;

const RANKED = `
  select number, parameters, objective, measures, error from (
    select number, parameters, objective, measures, skipped as error, row_number() over (
      order by case when $5 then -objective else objective end nulls last, number) as place
    from research_trial where tenant_id = $1 and run_id = $2
  ) ranked where place > $3::bigint order by place limit $4`;

/** In the order in which they were tried, or the best first. */
export async function researchTrials(
  ctx: TenantContext,
  deps: ReadDeps,
  query: {
    readonly id: ResearchRunId;
    readonly objective: ObjectiveName;
    readonly bestFirst: boolean;
    readonly first: number;
    readonly after?: string | null | undefined;
  },
): Promise<ResearchOutcome<{ readonly page: Page<TrialView> }>> {
  const key = keyAfter(query.after);
  if (key === null) return badField('after', 'This is no cursor of this list.');
  const size = pageSize(query.first);
  if (!isAllowed(ctx, 'read', { type: 'ResearchRun' })) {
    return { ok: true, page: { nodes: [], cursors: [], hasNextPage: false } };
  }
  const values = [ctx.tenantId, query.id, key, size + 1];
  const { rows } = query.bestFirst
    ? await deps.db.tenants.read<TrialView>(ctx, RANKED, [
        ...values,
        directionOf(query.objective) === 'MAXIMIZE',
      ])
    : await deps.db.tenants.read<TrialView>(ctx, PAGE, values);
  const placed = rows.map((trial, index) => ({ trial, place: key + index + 1 }));
  const page = pageOf(placed, size, {
    node: ({ trial }) => trial,
    cursor: ({ trial, place }) => [String(query.bestFirst ? place : trial.number)],
  });
  return { ok: true, page };
}

function keyAfter(after: string | null | undefined): number | null {
  if (after === null || after === undefined) return 0;
  const parts = decodeCursor(after, [SEQ_PART]);
  return parts === null ? null : Number(parts[0]);
}

export interface HeatCell {
  readonly x: ParameterValue;
  readonly y: ParameterValue;
  /** The best value among the trials of the cell. */
  readonly value: number | null;
  readonly trials: number;
  /** Of the best trial. */
  readonly number: number;
}

/** More cells than this are no picture any more. */
export const MAX_HEAT_CELLS = 5_000;

const HEAT_MAP = `
  select distinct on (t.parameters -> $3, t.parameters -> $4)
    t.parameters -> $3 as x, t.parameters -> $4 as y, t.objective as value, t.number,
    count(*) over (partition by t.parameters -> $3, t.parameters -> $4)::int as trials
  from research_trial t
  where t.tenant_id = $1 and t.run_id = $2 and t.parameters ? $3 and t.parameters ? $4
  order by t.parameters -> $3, t.parameters -> $4,
    case when $5 then -t.objective else t.objective end nulls last, t.number
  limit $6`;

/** Of two parameters, the best of all that the others were tried with. */
export async function researchHeatMap(
  ctx: TenantContext,
  deps: ReadDeps,
  query: {
    readonly id: ResearchRunId;
    readonly objective: ObjectiveName;
    readonly x: string;
    readonly y: string;
  },
): Promise<readonly HeatCell[]> {
  if (!isAllowed(ctx, 'read', { type: 'ResearchRun' })) return [];
  const isMore = directionOf(query.objective) === 'MAXIMIZE';
  const values = [ctx.tenantId, query.id, query.x, query.y, isMore, MAX_HEAT_CELLS];
  return (await deps.db.tenants.read<HeatCell>(ctx, HEAT_MAP, values)).rows;
}

/** Null while the backtest is not done. */
export async function researchTearSheet(
  ctx: TenantContext,
  deps: ReadDeps,
  id: ResearchRunId,
): Promise<TearSheetData | null> {
  const data = await readPart(ctx, deps, id, 'tear-sheet');
  return data === null ? null : ((await decodeJson(data)) as TearSheetData);
}
