/** Reads orders and fills of accounts that the viewer may see, newest first. */
import type { AccountId, DeploymentId, FillId, OrderId, TenantContext } from '@fiducia/tenants';
import type { OrderSource, OrderType, Side, TimeInForce } from '../domain/order.js';
import type { DecimalString } from '../domain/money.js';
import type { OrderStatus } from '../kernel/order-transitions.js';
import { visibility } from './account-queries.js';
import { invalidInput } from './failures.js';
import type { Outcome } from './failures.js';
import { decodeCursor, pageOf, pageSize, SEQ_PART, UUID_PART } from './page.js';
import type { Page } from './page.js';
import type { ReadDeps } from './use-case-deps.js';

/** UNKNOWN: sent, and no answer can be trusted yet. */
export type ShownOrderStatus = OrderStatus | 'UNKNOWN';

export interface OrderView {
  readonly id: OrderId;
  readonly clientOrderId: string;
  readonly accountId: AccountId;
  readonly symbol: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly quantity: DecimalString;
  readonly limitPrice: DecimalString | null;
  readonly stopPrice: DecimalString | null;
  readonly trailAmount: DecimalString | null;
  readonly trailPercent: DecimalString | null;
  readonly expireAt: Date | null;
  readonly postOnly: boolean;
  readonly reduceOnly: boolean;
  readonly displayQuantity: DecimalString | null;
  readonly stopLoss: DecimalString | null;
  readonly takeProfit: DecimalString | null;
  readonly ocoGroup: string | null;
  /** The order whose position this one protects. */
  readonly parentOrderId: OrderId | null;
  readonly filledQuantity: DecimalString;
  readonly averageFillPrice: DecimalString | null;
  readonly status: ShownOrderStatus;
  readonly statusReason: string | null;
  readonly statusCode: string | null;
  readonly deploymentId: DeploymentId | null;
  readonly source: OrderSource;
  readonly decidedAt: Date;
  readonly updatedAt: Date;
}

export interface FillView {
  readonly id: FillId;
  readonly orderId: OrderId;
  readonly accountId: AccountId;
  readonly symbol: string;
  readonly side: Side;
  readonly quantity: DecimalString;
  readonly price: DecimalString;
  readonly fee: DecimalString;
  readonly at: Date;
  readonly venueTradeId: string;
}

export interface OrdersQuery extends OrdersOfAccountsQuery {
  readonly accountId: AccountId;
}

/** One page of each account. */
export interface OrdersOfAccountsQuery {
  readonly first: number;
  readonly after?: string | null;
  readonly status?: readonly ShownOrderStatus[] | null;
}

type Keyed<T> = T & { readonly seq: string };

/** Column names are those of the view: a row is one. */
export const ORDER_FIELDS = `
  o.id, o.client_order_id as "clientOrderId", o.account_id as "accountId", o.symbol, o.side,
    o.type, o.time_in_force as "timeInForce", o.quantity, o.limit_price as "limitPrice",
    o.stop_price as "stopPrice", o.trail_amount as "trailAmount", o.trail_percent as "trailPercent",
    o.expire_at as "expireAt", o.post_only as "postOnly", o.reduce_only as "reduceOnly",
    o.display_quantity as "displayQuantity", o.stop_loss as "stopLoss",
    o.take_profit as "takeProfit", o.oco_group as "ocoGroup", p.id as "parentOrderId",
    o.filled_quantity as "filledQuantity",
    o.average_fill_price as "averageFillPrice", o.status, o.status_reason as "statusReason",
    o.status_code as "statusCode", d.id as "deploymentId", o.source,
    o.decided_at as "decidedAt", o.updated_at as "updatedAt", o.seq`;

export const ORDER_TABLES = `
  from trade_order o
  join account a on a.tenant_id = o.tenant_id and a.id = o.account_id
  left join deployment d on d.tenant_id = o.tenant_id and d.account_id = o.account_id
    and d.ref = o.deployment_ref
  left join trade_order p on p.tenant_id = o.tenant_id and p.account_id = o.account_id
    and p.order_ref = o.parent_ref`;

const ORDER_COLUMNS = `select ${ORDER_FIELDS} ${ORDER_TABLES}`;

/** Parameters $1 to $4 are `visibility`. */
export const VISIBLE = `
  a.tenant_id = $1 and ($2::boolean or a.client_id = any($3::uuid[]) or a.id = any($4::uuid[]))`;

const ORDERS_BY_ID = `${ORDER_COLUMNS} where ${VISIBLE} and o.id = any($5::uuid[])`;

const ORDER_PAGES = `
  select page.* from unnest($5::uuid[]) as wanted (account_id) cross join lateral (
    ${ORDER_COLUMNS}
    where ${VISIBLE} and o.account_id = wanted.account_id
      and ($6::bigint is null or (o.seq, o.id) < ($6, $7::uuid))
      and ($8::text[] is null or o.status = any($8))
    order by o.seq desc, o.id desc limit $9
  ) page`;

export const FILL_FIELDS = `
  f.id, f.order_id as "orderId", f.account_id as "accountId", f.symbol, f.side, f.quantity,
    f.price, f.fee, f.at, f.trade_id as "venueTradeId", f.seq`;

export const FILL_TABLES = `
  from fill f join account a on a.tenant_id = f.tenant_id and a.id = f.account_id`;

const FILL_COLUMNS = `select ${FILL_FIELDS} ${FILL_TABLES}`;

const FILL_PAGES = `
  select page.* from unnest($5::uuid[]) as wanted (account_id) cross join lateral (
    ${FILL_COLUMNS}
    where ${VISIBLE} and f.account_id = wanted.account_id
      and ($6::bigint is null or (f.seq, f.id) < ($6, $7::uuid))
    order by f.seq desc, f.id desc limit $8
  ) page`;

const FILLS_BY_ID = `${FILL_COLUMNS} where ${VISIBLE} and f.id = any($5::uuid[]) order by f.seq, f.id`;

/** Null when there is none, or none that the viewer may see. */
export async function getOrder(
  ctx: TenantContext,
  deps: ReadDeps,
  orderId: OrderId,
): Promise<OrderView | null> {
  return (await ordersById(ctx, deps, [orderId]))[0] ?? null;
}

/** In no particular order; what is not visible is left out. */
export async function ordersById(
  ctx: TenantContext,
  deps: ReadDeps,
  ids: readonly OrderId[],
): Promise<readonly OrderView[]> {
  const values = [...visibility(ctx), ids];
  const { rows } = await deps.db.tenants.read<Keyed<OrderView>>(ctx, ORDERS_BY_ID, values);
  return rows.map(withoutSeq);
}

export async function fillsById(
  ctx: TenantContext,
  deps: ReadDeps,
  ids: readonly FillId[],
): Promise<readonly FillView[]> {
  const values = [...visibility(ctx), ids];
  const { rows } = await deps.db.tenants.read<Keyed<FillView>>(ctx, FILLS_BY_ID, values);
  return rows.map(withoutSeq);
}

export async function listOrders(
  ctx: TenantContext,
  deps: ReadDeps,
  query: OrdersQuery,
): Promise<Outcome<{ readonly page: Page<OrderView> }>> {
  const outcome = await ordersOfAccounts(ctx, deps, [query.accountId], query);
  return outcome.ok ? { ok: true, page: outcome.pages.get(query.accountId) ?? EMPTY } : outcome;
}

/** A page of each account in one statement; an account without orders is left out. */
export async function ordersOfAccounts(
  ctx: TenantContext,
  deps: ReadDeps,
  accountIds: readonly AccountId[],
  query: OrdersOfAccountsQuery,
): Promise<Outcome<{ readonly pages: ReadonlyMap<AccountId, Page<OrderView>> }>> {
  const key = keyAfter(query.after);
  if (key === null) return invalidInput('after', 'This is no cursor of this list.');
  const size = pageSize(query.first);
  const status = query.status ?? null;
  const values = [...visibility(ctx), accountIds, ...key, status, size + 1];
  const { rows } = await deps.db.tenants.read<Keyed<OrderView>>(ctx, ORDER_PAGES, values);
  return { ok: true, pages: pagesOf(rows, size) };
}

export async function listFills(
  ctx: TenantContext,
  deps: ReadDeps,
  query: Omit<OrdersQuery, 'status'>,
): Promise<Outcome<{ readonly page: Page<FillView> }>> {
  const outcome = await fillsOfAccounts(ctx, deps, [query.accountId], query);
  return outcome.ok ? { ok: true, page: outcome.pages.get(query.accountId) ?? EMPTY } : outcome;
}

/** A page of each account in one statement; an account without fills is left out. */
export async function fillsOfAccounts(
  ctx: TenantContext,
  deps: ReadDeps,
  accountIds: readonly AccountId[],
  query: Omit<OrdersOfAccountsQuery, 'status'>,
): Promise<Outcome<{ readonly pages: ReadonlyMap<AccountId, Page<FillView>> }>> {
  const key = keyAfter(query.after);
  if (key === null) return invalidInput('after', 'This is no cursor of this list.');
  const size = pageSize(query.first);
  const values = [...visibility(ctx), accountIds, ...key, size + 1];
  const { rows } = await deps.db.tenants.read<Keyed<FillView>>(ctx, FILL_PAGES, values);
  return { ok: true, pages: pagesOf(rows, size) };
}

const EMPTY = { nodes: [], cursors: [], hasNextPage: false };

function pagesOf<T extends { readonly accountId: AccountId; readonly id: string }>(
  rows: readonly Keyed<T>[],
  size: number,
): ReadonlyMap<AccountId, Page<T>> {
  const pages = new Map<AccountId, Page<T>>();
  for (const [accountId, own] of Map.groupBy(rows, (row) => row.accountId)) {
    pages.set(
      accountId,
      pageOf(own, size, { node: withoutSeq<T>, cursor: (row) => [row.seq, row.id] }),
    );
  }
  return pages;
}

function keyAfter(after: string | null | undefined): readonly (string | null)[] | null {
  return after === null || after === undefined
    ? [null, null]
    : decodeCursor(after, [SEQ_PART, UUID_PART]);
}

function withoutSeq<T extends object>({ seq: _, ...view }: Keyed<T>): T {
  return view as unknown as T;
}
