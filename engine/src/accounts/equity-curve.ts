/** Reads an account's equity over the current run, evenly thinned when there is too much of it. */
import type { AccountId, TenantContext } from '@fiducia/tenants';
import type { DecimalString } from '../domain/money.js';
import { difference, percentOf } from './account-update.js';
import { visibility } from './account-queries.js';
import type { ReadDeps } from './use-case-deps.js';

export interface EquityPointView {
  readonly at: Date;
  readonly equity: DecimalString;
  /** Positive number, from the run's peak. */
  readonly drawdownPct: DecimalString;
}

export interface EquityCurveQuery extends EquityCurvesQuery {
  readonly accountId: AccountId;
}

/** The same for each of many accounts. */
export interface EquityCurvesQuery {
  /** Newest points only. */
  readonly last?: number | null;
  readonly maxPoints?: number | null;
}

/** Twenty years of days and some; finer series are thinned to this. */
export const MAX_EQUITY_POINTS = 10_000;

/** The last point is always kept: it is what the account is worth now. */
const CURVES = `
  with newest as (
    select p.*, row_number() over (partition by p.account_id order by p.at desc) - 1 as age
    from account a
    join account_summary s on s.tenant_id = a.tenant_id and s.account_id = a.id
    cross join lateral (
      select e.account_id, e.at, e.equity, e.peak_equity from equity_point e
      where e.tenant_id = a.tenant_id and e.account_id = a.id and e.run = s.run
      order by e.at desc limit $6
    ) p
    where a.tenant_id = $1 and ($2::boolean or a.client_id = any($3::uuid[]) or a.id = any($4::uuid[]))
      and a.id = any($5::uuid[])
  ), counted as (
    select *, ceil(count(*) over (partition by account_id) / $7::numeric)::bigint as stride
    from newest
  )
  select account_id as "accountId", at, equity, peak_equity as peak
  from counted where age % greatest(stride, 1) = 0 order by account_id, at`;

interface Row {
  readonly accountId: AccountId;
  readonly at: Date;
  readonly equity: DecimalString;
  readonly peak: DecimalString;
}

export async function equityCurve(
  ctx: TenantContext,
  deps: ReadDeps,
  query: EquityCurveQuery,
): Promise<readonly EquityPointView[]> {
  const { accountId } = query;
  return (await equityCurves(ctx, deps, [accountId], query)).get(accountId) ?? [];
}

/** The curve of each account in one statement; an account without one is left out. */
export async function equityCurves(
  ctx: TenantContext,
  deps: ReadDeps,
  accountIds: readonly AccountId[],
  query: EquityCurvesQuery,
): Promise<ReadonlyMap<AccountId, readonly EquityPointView[]>> {
  const last = bounded(query.last, Number.MAX_SAFE_INTEGER);
  const maxPoints = bounded(query.maxPoints, MAX_EQUITY_POINTS);
  const values = [...visibility(ctx), accountIds, last, maxPoints];
  const { rows } = await deps.db.tenants.read<Row>(ctx, CURVES, values);
  const curves = new Map<AccountId, readonly EquityPointView[]>();
  for (const [accountId, points] of Map.groupBy(rows, (row) => row.accountId)) {
    curves.set(accountId, points.map(toPoint));
  }
  return curves;
}

function toPoint({ at, equity, peak }: Row): EquityPointView {
  return { at, equity, drawdownPct: percentOf(difference(peak, equity), peak) };
}

function bounded(wanted: number | null | undefined, most: number): number {
  return Math.min(Math.max(Math.trunc(wanted ?? most), 1), most);
}
