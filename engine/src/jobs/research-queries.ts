/** Reads stored runs: one, or a page of them. Whoever may read research sees the tenant's runs. */
import { isAllowed } from '@fiducia/tenants';
import type { ResearchRunId, TenantContext } from '@fiducia/tenants';
import type { ReadDeps } from '../accounts/use-case-deps.js';
import { decodeCursor, pageOf, pageSize, UUID_PART } from '../accounts/page.js';
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
}

const ONE = `${RESEARCH_COLUMNS} where r.tenant_id = $1 and r.id = $2`;

/** Ids are made in the order of time, so the id alone is the key of a page. */
const PAGE = `${RESEARCH_COLUMNS}
  where r.tenant_id = $1 and ($2::uuid is null or r.id < $2)
    and ($3::text is null or r.kind = $3) and ($4::text[] is null or r.status = any($4))
    and ($5::text is null or r.strategy = $5) and ($6::text is null or $6 = any(r.symbols))
  order by r.id desc limit $7`;

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
  const key = keyAfter(query.after);
  if (key === null) return badField('after', 'This is no cursor of this list.');
  const size = pageSize(query.first);
  const { kind = null, status = null, strategy = null, symbol = null } = query;
  const values = [ctx.tenantId, ...key, kind, status, strategy, symbol, size + 1];
  const { rows } = await deps.db.tenants.read<ResearchRow>(ctx, PAGE, values);
  const page = pageOf(rows, size, { node: toResearchRun, cursor: ({ id }) => [id] });
  return { ok: true, page };
}

function keyAfter(after: string | null | undefined): readonly (string | null)[] | null {
  return after === null || after === undefined ? [null] : decodeCursor(after, [UUID_PART]);
}
