/** Reads the strategies on accounts that the viewer may see, with their own positions. */
import type { AccountId, DeploymentId, TenantContext } from '@fiducia/tenants';
import type { DecimalString } from '../domain/money.js';
import type { ParameterValues } from '../strategies/parameters.js';
import { visibility } from './account-queries.js';
import { readPositions, sumOf } from './position-queries.js';
import type { PositionView } from './position-queries.js';
import type { UseCaseDeps } from './use-case-deps.js';

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

const BY_ID = `${COLUMNS} and d.id = $5`;
const OF_ACCOUNT = `${COLUMNS} and d.account_id = $5 order by d.id`;

/** Null when there is none, or none that the viewer may see. */
export async function getDeployment(
  ctx: TenantContext,
  deps: Pick<UseCaseDeps, 'db'>,
  deploymentId: DeploymentId,
): Promise<DeploymentView | null> {
  const values = [...visibility(ctx), deploymentId];
  const row = (await deps.db.tenants.read<Row>(ctx, BY_ID, values)).rows[0];
  if (row === undefined) return null;
  const [view] = await withPositions(ctx, deps, row.accountId, [row]);
  return view ?? null;
}

/** In the order in which they were started. */
export async function listDeployments(
  ctx: TenantContext,
  deps: Pick<UseCaseDeps, 'db'>,
  accountId: AccountId,
): Promise<readonly DeploymentView[]> {
  const { rows } = await deps.db.tenants.read<Row>(ctx, OF_ACCOUNT, [
    ...visibility(ctx),
    accountId,
  ]);
  return withPositions(ctx, deps, accountId, rows);
}

async function withPositions(
  ctx: TenantContext,
  deps: Pick<UseCaseDeps, 'db'>,
  accountId: AccountId,
  rows: readonly Row[],
): Promise<readonly DeploymentView[]> {
  if (rows.length === 0) return [];
  const all = await readPositions(ctx, deps, accountId);
  return rows.map(({ ref, ...row }) => {
    const positions = all.filter(({ owner }) => owner === ref).map(({ position }) => position);
    return {
      ...row,
      positions,
      realizedPnl: sumOf(positions.map(({ realizedPnl }) => realizedPnl)),
      unrealizedPnl: sumOf(positions.map(({ unrealizedPnl }) => unrealizedPnl)),
    };
  });
}
