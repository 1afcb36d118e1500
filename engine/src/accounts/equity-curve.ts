/** Reads an account's equity over the current run, evenly thinned when there is too much of it. */
import type { AccountId, TenantContext } from '@fiducia/tenants';
import type { DecimalString } from '../domain/money.js';
import { difference, percentOf } from './account-update.js';
import { visibility } from './account-queries.js';
import type { UseCaseDeps } from './use-case-deps.js';

export interface EquityPointView {
  readonly at: Date;
  readonly equity: DecimalString;
  /** Positive number, from the run's peak. */
  readonly drawdownPct: DecimalString;
}

export interface EquityCurveQuery {
  readonly accountId: AccountId;
  /** Newest points only. */
  readonly last?: number | null;
  readonly maxPoints?: number | null;
}

/** Twenty years of days and some; finer series are thinned to this. */
export const MAX_EQUITY_POINTS = 10_000;

/** The last point is always kept: it is what the account is worth now. */
const CURVE = `
  with newest as (
    select e.at, e.equity, e.peak_equity, row_number() over (order by e.at desc) - 1 as age
    from account a
    join account_summary s on s.tenant_id = a.tenant_id and s.account_id = a.id
    join equity_point e on e.tenant_id = a.tenant_id and e.account_id = a.id and e.run = s.run
    where a.tenant_id = $1 and ($2::boolean or a.client_id = any($3::uuid[]) or a.id = any($4::uuid[]))
      and a.id = $5
    order by e.at desc limit $6
  ), counted as (
    select *, ceil(count(*) over () / $7::numeric)::bigint as stride from newest
  )
  select at, equity, peak_equity from counted where age % greatest(stride, 1) = 0 order by at`;

export async function equityCurve(
  ctx: TenantContext,
  deps: Pick<UseCaseDeps, 'db'>,
  query: EquityCurveQuery,
): Promise<readonly EquityPointView[]> {
  const last = bounded(query.last, Number.MAX_SAFE_INTEGER);
  const maxPoints = bounded(query.maxPoints, MAX_EQUITY_POINTS);
  const { rows } = await deps.db.tenants.read<{
    at: Date;
    equity: string;
    peak_equity: string;
  }>(ctx, CURVE, [...visibility(ctx), query.accountId, last, maxPoints]);
  return rows.map(({ at, equity, peak_equity: peak }) => ({
    at,
    equity,
    drawdownPct: percentOf(difference(peak, equity), peak),
  }));
}

function bounded(wanted: number | null | undefined, most: number): number {
  return Math.min(Math.max(Math.trunc(wanted ?? most), 1), most);
}
