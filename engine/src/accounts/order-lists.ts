/** Orders and fills of every account that the viewer may see: filtered, sorted, in pages. */
import type { AccountId, ClientId, OrderId, TenantContext } from '@fiducia/tenants';
import type { OrderSource, OrderType, Side } from '../domain/order.js';
import { visibility } from './account-queries.js';
import { invalidInput } from './failures.js';
import type { Outcome } from './failures.js';
import { Conditions, keysetOf, timeColumn } from './keyset.js';
import type { SortBy, SortColumn } from './keyset.js';
import { FILL_FIELDS, FILL_TABLES, ORDER_FIELDS, ORDER_TABLES, VISIBLE } from './order-queries.js';
import type { FillView, OrderView, ShownOrderStatus } from './order-queries.js';
import { pageOf, pageSize } from './page.js';
import type { Page } from './page.js';
import type { ReadDeps } from './use-case-deps.js';

export const ORDER_SORTS = ['DECIDED_AT', 'UPDATED_AT'] as const;
export type OrderSort = (typeof ORDER_SORTS)[number];
export const FILL_SORTS = ['AT'] as const;
export type FillSort = (typeof FILL_SORTS)[number];

interface ListQuery {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly accountId?: AccountId | null | undefined;
  readonly clientId?: ClientId | null | undefined;
  readonly symbol?: string | null | undefined;
  readonly side?: Side | null | undefined;
  /** Market time, included. */
  readonly from?: Date | null | undefined;
  /** Market time, excluded. */
  readonly to?: Date | null | undefined;
}

export interface AllOrdersQuery extends ListQuery {
  readonly sort?: SortBy<OrderSort> | null | undefined;
  readonly status?: readonly ShownOrderStatus[] | null | undefined;
  readonly type?: OrderType | null | undefined;
  readonly source?: OrderSource | null | undefined;
}

export interface AllFillsQuery extends ListQuery {
  readonly sort?: SortBy<FillSort> | null | undefined;
  readonly orderId?: OrderId | null | undefined;
}

const ORDER_COLUMN: Readonly<Record<OrderSort, SortColumn>> = {
  DECIDED_AT: timeColumn('o.decided_at'),
  UPDATED_AT: timeColumn('o.updated_at'),
};
const FILL_COLUMN: Readonly<Record<FillSort, SortColumn>> = { AT: timeColumn('f.at') };

type Keyed<T> = T & { readonly seq: string; readonly key: string };

/** Newest first unless sorted otherwise. */
export async function listAllOrders(
  ctx: TenantContext,
  deps: ReadDeps,
  query: AllOrdersQuery,
): Promise<Outcome<{ readonly page: Page<OrderView> }>> {
  const where = new Conditions(`o.tenant_id = $1 and ${VISIBLE}`, visibility(ctx));
  addFilters(where, query, { table: 'o', time: 'o.decided_at' });
  where.add((p) => `o.status = any(${p}::text[])`, query.status);
  where.add((p) => `o.type = ${p}`, query.type);
  where.add((p) => `o.source = ${p}`, query.source);
  const sort = query.sort ?? { field: 'DECIDED_AT', direction: 'DESC' };
  const after = query.after ?? null;
  const keyset = keysetOf(ORDER_COLUMN, sort, { id: 'o.id', after, where });
  if (keyset === null) return wrongCursor();
  const size = pageSize(query.first);
  const sql = `select ${ORDER_FIELDS}, ${keyset.select} ${ORDER_TABLES}
    where ${where.sql} order by ${keyset.orderBy} limit ${where.parameter(size + 1)}`;
  const { rows } = await deps.db.tenants.read<Keyed<OrderView>>(ctx, sql, where.values);
  return { ok: true, page: pageOf(rows, size, { node: viewOf, cursor: keyset.cursorOf }) };
}

/** Newest first unless sorted otherwise. */
export async function listAllFills(
  ctx: TenantContext,
  deps: ReadDeps,
  query: AllFillsQuery,
): Promise<Outcome<{ readonly page: Page<FillView> }>> {
  const where = new Conditions(`f.tenant_id = $1 and ${VISIBLE}`, visibility(ctx));
  addFilters(where, query, { table: 'f', time: 'f.at' });
  where.add((p) => `f.order_id = ${p}::uuid`, query.orderId);
  const sort = query.sort ?? { field: 'AT', direction: 'DESC' };
  const after = query.after ?? null;
  const keyset = keysetOf(FILL_COLUMN, sort, { id: 'f.id', after, where });
  if (keyset === null) return wrongCursor();
  const size = pageSize(query.first);
  const sql = `select ${FILL_FIELDS}, ${keyset.select} ${FILL_TABLES}
    where ${where.sql} order by ${keyset.orderBy} limit ${where.parameter(size + 1)}`;
  const { rows } = await deps.db.tenants.read<Keyed<FillView>>(ctx, sql, where.values);
  return { ok: true, page: pageOf(rows, size, { node: viewOf, cursor: keyset.cursorOf }) };
}

function addFilters(
  where: Conditions,
  query: ListQuery,
  names: { readonly table: 'o' | 'f'; readonly time: string },
): void {
  where.add((p) => `${names.table}.account_id = ${p}::uuid`, query.accountId);
  where.add((p) => `a.client_id = ${p}::uuid`, query.clientId);
  where.add((p) => `${names.table}.symbol = ${p}`, query.symbol);
  where.add((p) => `${names.table}.side = ${p}`, query.side);
  where.add((p) => `${names.time} >= ${p}::timestamptz`, query.from);
  where.add((p) => `${names.time} < ${p}::timestamptz`, query.to);
}

function wrongCursor() {
  return invalidInput('after', 'This is no cursor of this list in this order.');
}

function viewOf<T extends object>({ seq: _seq, key: _key, ...view }: Keyed<T>): T {
  return view as unknown as T;
}
