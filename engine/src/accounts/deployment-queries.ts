/** Reads the strategies on accounts that the viewer may see, with their own positions. */
import type { AccountId, DeploymentId, TenantContext } from '@fiducia/tenants';
import type { DecimalString } from '../domain/money.js';
import type { ParameterValues } from '../strategies/parameters.js';
import { visibility } from './account-queries.js';
import { readPositions, sumOf } from './position-queries.js';
import type { PositionView } from './position-queries.js';
import type { ReadDeps } from './use-case-deps.js';

export interface DeploymentView {
  readonly id: DeploymentId;
  readonly accountId: AccountId;
  readonly strategy: string;
  readonly strategyVersion: string;
  readonly parameters: ParameterValues;
  readonly symbols: readonly string[];
  readonly capitalSharePct: DecimalString;
  readonly status: 'RUNNING' | 'STOPPED' | 'FAILED';
  readonly statusReason: string | null;
  /** Market time. */
  readonly startedAt: Date;
  readonly stoppedAt: Date | null;
  readonly positions: readonly PositionView[];
  readonly realizedPnl: DecimalString;
  readonly unrealizedPnl: DecimalString;
}

type Row = Omit<DeploymentView, 'positions' | 'realizedPnl' | 'unrealizedPnl'> & {
  readonly ref: string;
};

const COLUMNS = `
  select d.id, d.account_id as "accountId", d.ref, d.strategy,
    d.strategy_version as "strategyVersion", d.parameters, d.symbols,
    d.capital_share_pct as "capitalSharePct", d.status, d.status_reason as "statusReason",
    d.started_at as "startedAt", d.stopped_at as "stoppedAt"
  from deployment d join account a on a.tenant_id = d.tenant_id and a.id = d.account_id
  where a.tenant_id = $1 and ($2::boolean or a.client_id = any($3::uuid[]) or a.id = any($4::uuid[]))`;

const BY_ID = `${COLUMNS} and d.id = any($5::uuid[])`;
const OF_ACCOUNTS = `${COLUMNS} and d.account_id = any($5::uuid[]) order by d.id`;

/** Null when there is none, or none that the viewer may see. */
export async function getDeployment(
  ctx: TenantContext,
  deps: ReadDeps,
  deploymentId: DeploymentId,
): Promise<DeploymentView | null> {
  return (await deploymentsById(ctx, deps, [deploymentId]))[0] ?? null;
}

/** In no particular order; what is not visible is left out. */
export async function deploymentsById(
  ctx: TenantContext,
  deps: ReadDeps,
  ids: readonly DeploymentId[],
): Promise<readonly DeploymentView[]> {
  const { rows } = await deps.db.tenants.read<Row>(ctx, BY_ID, [...visibility(ctx), ids]);
  return withPositions(ctx, deps, rows);
}

/** In the order in which they were started. */
export async function listDeployments(
  ctx: TenantContext,
  deps: ReadDeps,
  accountId: AccountId,
): Promise<readonly DeploymentView[]> {
  return deploymentsOfAccounts(ctx, deps, [accountId]);
}

/** Of many accounts in one statement; each says which account it is on. */
export async function deploymentsOfAccounts(
  ctx: TenantContext,
  deps: ReadDeps,
  accountIds: readonly AccountId[],
): Promise<readonly DeploymentView[]> {
  const values = [...visibility(ctx), accountIds];
  return withPositions(ctx, deps, (await deps.db.tenants.read<Row>(ctx, OF_ACCOUNTS, values)).rows);
}

async function withPositions(
  ctx: TenantContext,
  deps: ReadDeps,
  rows: readonly Row[],
): Promise<readonly DeploymentView[]> {
  if (rows.length === 0) return [];
  const accountIds = [...new Set(rows.map(({ accountId }) => accountId))];
  const owned = Map.groupBy(
    await readPositions(ctx, deps, accountIds),
    ({ accountId, owner }) => `${accountId}/${owner}`,
  );
  return rows.map(({ ref, ...row }) => {
    const own = owned.get(`${row.accountId}/${ref}`) ?? [];
    const positions = own.map(({ position }) => position);
    return {
      ...row,
      positions,
      realizedPnl: sumOf(positions.map(({ realizedPnl }) => realizedPnl)),
      unrealizedPnl: sumOf(positions.map(({ unrealizedPnl }) => unrealizedPnl)),
    };
  });
}
