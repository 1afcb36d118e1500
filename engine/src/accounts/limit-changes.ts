/** What was changed of an account's limits, oldest first: with it a backtest follows the account. */
import { accountScope } from '@fiducia/tenants';
import type { AccountId, ApprovalId, TenantContext } from '@fiducia/tenants';
import type { Mandate } from '../domain/mandate.js';
import type { ReadDeps } from './use-case-deps.js';

export interface LimitChangeView {
  readonly seq: number;
  readonly marketTime: Date;
  readonly changedAt: Date;
  readonly changedByName: string;
  readonly approvalId: ApprovalId | null;
  readonly before: Mandate;
  readonly after: Mandate;
}

/** Far more than an account sees in its life; bounded all the same. */
const MAX_CHANGES = 1_000;

const LIST = `
  select l.seq, l.market_time, l.changed_at, l.changed_by_name, l.approval_id, l.before, l.after
  from limit_change l
  join account a on a.tenant_id = l.tenant_id and a.id = l.account_id
  where l.tenant_id = $1 and l.account_id = $2
    and ($3::boolean or a.client_id = any($4::uuid[]) or a.id = any($5::uuid[]))
  order by l.seq limit ${MAX_CHANGES}`;

interface Row {
  readonly seq: string;
  readonly market_time: Date;
  readonly changed_at: Date;
  readonly changed_by_name: string;
  readonly approval_id: ApprovalId | null;
  readonly before: Mandate;
  readonly after: Mandate;
}

export async function listLimitChanges(
  ctx: TenantContext,
  deps: ReadDeps,
  accountId: AccountId,
): Promise<readonly LimitChangeView[]> {
  const scope = accountScope(ctx);
  const all = scope === 'ALL';
  const { rows } = await deps.db.tenants.read<Row>(ctx, LIST, [
    ...[ctx.tenantId, accountId, all, all ? [] : scope.clientIds, all ? [] : scope.accountIds],
  ]);
  return rows.map((row) => ({
    seq: Number(row.seq),
    marketTime: row.market_time,
    changedAt: row.changed_at,
    changedByName: row.changed_by_name,
    approvalId: row.approval_id,
    before: row.before,
    after: row.after,
  }));
}
