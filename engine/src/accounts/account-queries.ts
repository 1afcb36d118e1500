/** Reads accounts: one, or a page of those that the viewer may see. */
import { accountScope } from '@fiducia/tenants';
import type { AccountId, ClientId, TenantContext } from '@fiducia/tenants';
import { toAccountView } from './account-rows.js';
import type { AccountRow } from './account-rows.js';
import type { AccountView } from './account-view.js';
import { invalidInput } from './failures.js';
import type { Outcome } from './failures.js';
import { Conditions, idColumn, keysetOf, textColumn } from './keyset.js';
import type { SortBy, SortColumn } from './keyset.js';
import { pageOf, pageSize } from './page.js';
import type { Page } from './page.js';
import type { ReadDeps } from './use-case-deps.js';

const FIELDS = `
  a.id, a.name, a.client_id, c.name as client_name, c.reference as client_reference, a.mode,
    a.currency, a.mandate, a.live_approved_at, s.symbols, s.status, coalesce(s.run, 1) as run,
    coalesce(s.seq, 0) as seq, coalesce(encode(s.hash, 'hex'), repeat('0', 64)) as hash,
    trim_scale(a.starting_cash) as starting_cash,
    coalesce(s.cash, trim_scale(a.starting_cash)) as cash,
    coalesce(s.equity, trim_scale(a.starting_cash)) as equity,
    coalesce(s.exposure, 0) as exposure,
    coalesce(s.day_start_equity, trim_scale(a.starting_cash)) as day_start_equity,
    coalesce(s.peak_equity, trim_scale(a.starting_cash)) as peak_equity,
    s.market_time, s.engine_problem, s.updated_at,
    h.id as halt_id, h.cause as halt_cause, h.rule as halt_rule, h.sentence as halt_sentence,
    h.figures as halt_figures, h.reason as halt_reason, h.market_time as halt_market_time,
    h.pressed_at as halt_pressed_at, h.pressed_by_name as halt_pressed_by`;

const TABLES = `
  from account a
  join client c on c.tenant_id = a.tenant_id and c.id = a.client_id
  left join account_summary s on s.tenant_id = a.tenant_id and s.account_id = a.id
  left join lateral (
    select * from halt
    where tenant_id = a.tenant_id and account_id = a.id and released_at is null
    order by pressed_at, id limit 1
  ) h on true`;

const COLUMNS = `select ${FIELDS} ${TABLES}`;

const VISIBLE = `
  a.tenant_id = $1 and ($2::boolean or a.client_id = any($3::uuid[]) or a.id = any($4::uuid[]))`;

const ONE = `${COLUMNS} where ${VISIBLE} and a.id = $5`;

const BY_ID = `${COLUMNS} where ${VISIBLE} and a.id = any($5::uuid[]) order by a.id`;

const IS_HALTED = `(coalesce(s.status, 'ACTIVE') = 'HALTED' or s.engine_problem is not null or exists (
  select 1 from halt open_halt where open_halt.tenant_id = a.tenant_id
    and open_halt.account_id = a.id and open_halt.released_at is null))`;

const COUNT = `
  select count(*)::int as total from account a
  left join account_summary s on s.tenant_id = a.tenant_id and s.account_id = a.id`;

export const ACCOUNT_SORTS = ['CREATED_AT', 'NAME'] as const;
export type AccountSort = (typeof ACCOUNT_SORTS)[number];

/** Ids are made in the order of time. */
const SORT_COLUMNS: Readonly<Record<AccountSort, SortColumn>> = {
  CREATED_AT: idColumn('a.id'),
  NAME: textColumn('a.name', 200),
};

export interface AccountsFilter {
  readonly clientId?: ClientId | null | undefined;
  readonly status?: 'ACTIVE' | 'HALTED' | null | undefined;
  readonly mode?: 'PAPER' | 'LIVE' | null | undefined;
  readonly currency?: string | null | undefined;
}

export interface AccountsQuery extends AccountsFilter {
  readonly first: number;
  readonly after?: string | null | undefined;
  /** In the order in which they were made, unless stated. */
  readonly sort?: SortBy<AccountSort> | null | undefined;
}

/** Null when there is none, or none that the viewer may see. */
export async function getAccount(
  ctx: TenantContext,
  deps: ReadDeps,
  accountId: AccountId,
): Promise<AccountView | null> {
  const values = [...visibility(ctx), accountId];
  const { rows } = await deps.db.tenants.read<AccountRow>(ctx, ONE, values);
  return rows[0] === undefined ? null : toAccountView(rows[0]);
}

/** By id; what the viewer may not see is left out. */
export async function accountsById(
  ctx: TenantContext,
  deps: ReadDeps,
  ids: readonly AccountId[],
): Promise<readonly AccountView[]> {
  const { rows } = await deps.db.tenants.read<AccountRow>(ctx, BY_ID, [...visibility(ctx), ids]);
  return rows.map(toAccountView);
}

export async function listAccounts(
  ctx: TenantContext,
  deps: ReadDeps,
  query: AccountsQuery,
): Promise<Outcome<{ readonly page: Page<AccountView> }>> {
  const where = filtered(ctx, query);
  const sort = query.sort ?? { field: 'CREATED_AT', direction: 'ASC' };
  const after = query.after ?? null;
  const keyset = keysetOf(SORT_COLUMNS, sort, { id: 'a.id', after, where });
  if (keyset === null)
    return invalidInput('after', 'This is no cursor of this list in this order.');
  const size = pageSize(query.first);
  const sql = `select ${FIELDS}, ${keyset.select} ${TABLES}
    where ${where.sql} order by ${keyset.orderBy} limit ${where.parameter(size + 1)}`;
  const { rows } = await deps.db.tenants.read<KeyedAccountRow>(ctx, sql, where.values);
  return { ok: true, page: pageOf(rows, size, { node: toAccountView, cursor: keyset.cursorOf }) };
}

type KeyedAccountRow = AccountRow & { readonly key: string };

function filtered(ctx: TenantContext, filter: AccountsFilter): Conditions {
  const where = new Conditions(VISIBLE, visibility(ctx));
  where.add((p) => `a.client_id = ${p}::uuid`, filter.clientId);
  where.add((p) => `a.mode = ${p}`, filter.mode);
  where.add((p) => `a.currency = ${p}`, filter.currency);
  where.add((p) => `(${p} = 'HALTED') = ${IS_HALTED}`, filter.status);
  return where;
}

export async function countAccounts(
  ctx: TenantContext,
  deps: ReadDeps,
  filter: AccountsFilter,
): Promise<number> {
  const where = filtered(ctx, filter);
  const sql = `${COUNT} where ${where.sql}`;
  const { rows } = await deps.db.tenants.read<{ total: number }>(ctx, sql, where.values);
  return rows[0]?.total ?? 0;
}

/** Parameters $1 to $4 of every statement that shows accounts or what belongs to them. */
export function visibility(ctx: TenantContext): readonly [string, boolean, string[], string[]] {
  const scope = accountScope(ctx);
  return scope === 'ALL'
    ? [ctx.tenantId, true, [], []]
    : [ctx.tenantId, false, [...scope.clientIds], [...scope.accountIds]];
}
