/** Reads stored runs: one, or a page of them. Whoever may read research sees the tenant's runs. */
import { isAllowed } from '@fiducia/tenants';
import type { ResearchRunId, TenantContext } from '@fiducia/tenants';
import type { ReadDeps } from '../accounts/use-case-deps.js';
import { Conditions, idColumn, keysetOf } from '../accounts/keyset.js';
import type { SortBy } from '../accounts/keyset.js';
import { pageOf, pageSize } from '../accounts/page.js';
import type { Page } from '../accounts/page.js';
import { badField, notPermitted } from './research-failures.js';
import type { ResearchOutcome } from './research-failures.js';
import { RESEARCH_COLUMNS, toResearchRun } from './research-view.js';
import type {
  ResearchKind,
  ResearchRow,
  ResearchRunView,
  ResearchStatus,
} from './research-view.js';

export interface ResearchRunsQuery {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly kind?: ResearchKind | null | undefined;
  readonly status?: readonly ResearchStatus[] | null | undefined;
  readonly strategy?: string | null | undefined;
  readonly symbol?: string | null | undefined;
  /** Newest first, unless stated. */
  readonly sort?: SortBy<ResearchSort> | null | undefined;
}

const ONE = `${RESEARCH_COLUMNS} where r.tenant_id = $1 and r.id = $2`;

/** Ids are made in the order of time. */
const SORT_COLUMNS = { REQUESTED_AT: idColumn('r.id') } as const;
export const RESEARCH_SORTS = ['REQUESTED_AT'] as const;
export type ResearchSort = (typeof RESEARCH_SORTS)[number];

/** Null when there is none, or the viewer may see none. */
export async function getResearchRun(
  ctx: TenantContext,
  deps: ReadDeps,
  id: ResearchRunId,
): Promise<ResearchRunView | null> {
  if (!isAllowed(ctx, 'read', { type: 'ResearchRun' })) return null;
  const { rows } = await deps.db.tenants.read<ResearchRow>(ctx, ONE, [ctx.tenantId, id]);
  return rows[0] === undefined ? null : toResearchRun(rows[0]);
}

/** Newest first. */
export async function listResearchRuns(
  ctx: TenantContext,
  deps: ReadDeps,
  query: ResearchRunsQuery,
): Promise<ResearchOutcome<{ readonly page: Page<ResearchRunView> }>> {
  if (!isAllowed(ctx, 'read', { type: 'ResearchRun' })) return notPermitted('RESEARCH_READ');
  const where = new Conditions('r.tenant_id = $1', [ctx.tenantId]);
  where.add((p) => `r.kind = ${p}`, query.kind);
  where.add((p) => `r.status = any(${p}::text[])`, query.status);
  where.add((p) => `r.strategy = ${p}`, query.strategy);
  where.add((p) => `${p} = any(r.symbols)`, query.symbol);
  const sort = query.sort ?? { field: 'REQUESTED_AT', direction: 'DESC' };
  const after = query.after ?? null;
  const keyset = keysetOf(SORT_COLUMNS, sort, { id: 'r.id', after, where });
  if (keyset === null) return badField('after', 'This is no cursor of this list in this order.');
  const size = pageSize(query.first);
  const sql = `${RESEARCH_COLUMNS} where ${where.sql}
    order by ${keyset.orderBy} limit ${where.parameter(size + 1)}`;
  const { rows } = await deps.db.tenants.read<ResearchRow>(ctx, sql, where.values);
  const cursor = ({ id }: ResearchRow) => keyset.cursorOf({ id, key: id });
  return { ok: true, page: pageOf(rows, size, { node: toResearchRun, cursor }) };
}
