/** Reads positions, valued at the last bar that the account has seen. */
import type { AccountId, TenantContext } from '@fiducia/tenants';
import { formatDecimal, parseDecimal, powerOfTen } from '../domain/decimal.js';
import type { DecimalString } from '../domain/money.js';
import { visibility } from './account-queries.js';
import type { ReadDeps } from './use-case-deps.js';

export interface PositionView {
  readonly symbol: string;
  readonly quantity: DecimalString;
  readonly averagePrice: DecimalString;
  readonly lastPrice: DecimalString;
  readonly marketValue: DecimalString;
  readonly unrealizedPnl: DecimalString;
  readonly realizedPnl: DecimalString;
}

export interface OwnedPosition {
  readonly accountId: AccountId;
  /** `net` at the venue, `d1` … of a deployment, `m` of orders by hand. */
  readonly owner: string;
  readonly position: PositionView;
}

/**
 * Market value and profit to eight places, as exact as the average price is. What is quoted in
 * another currency is converted at the last rate that the account has seen; of a currency pair only
 * the result ever is.
 */
const POSITIONS = `
  select p.account_id as "accountId", p.owner, p.symbol, p.quantity, p.average_price as "averagePrice",
    trim_scale(coalesce(b.price, p.average_price)) as "lastPrice",
    trim_scale(round(v.value, 8)) as "marketValue",
    trim_scale(round(v.value - coalesce(p.cost, p.quantity * p.average_price), 8))
      as "unrealizedPnl",
    p.realized_pnl as "realizedPnl"
  from account a
  join position p on p.tenant_id = a.tenant_id and p.account_id = a.id
  join account_summary s on s.tenant_id = a.tenant_id and s.account_id = a.id
  join instrument i on i.symbol = p.symbol
  left join lateral (
    select bar.close_ticks * i.tick_size as price from bar
    where bar.series_id = p.symbol || '/' || i.timeframe and bar.at <= s.market_time
    order by bar.at desc limit 1
  ) b on true
  left join lateral (
    select bar.close_ticks * r.tick_size as rate from instrument r
    join bar on bar.series_id = r.symbol || '/' || r.timeframe and bar.at <= s.market_time
    where r.symbol = p.rate_symbol
    order by bar.at desc limit 1
  ) c on true
  cross join lateral (
    select case when p.cost is not null and i.asset_class = 'FOREX'
      then p.quantity * (coalesce(b.price, p.average_price) - p.average_price)
      else p.quantity * coalesce(b.price, p.average_price) end as quoted
  ) q
  cross join lateral (
    select case when p.cost is null then q.quoted
      else case when i.asset_class = 'FOREX' then p.cost else 0 end
        + case when p.rate_inverted then q.quoted / c.rate else q.quoted * c.rate end end as value
  ) v
  where a.tenant_id = $1 and ($2::boolean or a.client_id = any($3::uuid[]) or a.id = any($4::uuid[]))
    and a.id = any($5::uuid[]) and (p.quantity <> 0 or p.realized_pnl <> 0)
  order by p.account_id, p.owner, p.symbol`;

/** The account's net positions: open ones, and closed ones that left a profit or loss. */
export async function listPositions(
  ctx: TenantContext,
  deps: ReadDeps,
  accountId: AccountId,
): Promise<readonly PositionView[]> {
  return (await positionsOfAccounts(ctx, deps, [accountId])).get(accountId) ?? [];
}

/** The same for many accounts in one statement; an account without positions is left out. */
export async function positionsOfAccounts(
  ctx: TenantContext,
  deps: ReadDeps,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, readonly PositionView[]>> {
  const net = new Map<AccountId, PositionView[]>();
  for (const { accountId, owner, position } of await readPositions(ctx, deps, accountIds)) {
    if (owner !== 'net') continue;
    const known = net.get(accountId);
    if (known === undefined) net.set(accountId, [position]);
    else known.push(position);
  }
  return net;
}

export async function readPositions(
  ctx: TenantContext,
  deps: ReadDeps,
  accountIds: readonly AccountId[],
): Promise<readonly OwnedPosition[]> {
  const { rows } = await deps.db.tenants.read<PositionView & Omit<OwnedPosition, 'position'>>(
    ctx,
    POSITIONS,
    [...visibility(ctx), accountIds],
  );
  return rows.map(({ accountId, owner, ...position }) => ({ accountId, owner, position }));
}

export function sumOf(amounts: readonly DecimalString[]): DecimalString {
  const parsed = amounts.map(parseDecimal);
  const scale = Math.max(0, ...parsed.map((amount) => amount.scale));
  const units = parsed.reduce((sum, one) => sum + one.units * powerOfTen(scale - one.scale), 0n);
  return formatDecimal(units, scale);
}
