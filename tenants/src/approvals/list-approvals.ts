/** Requests, newest first: those that somebody may decide, and their own. */
import { accountScope } from '../access/account-scope.js';
import { actorWireId } from '../audit/audit-leaf.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { AccountId, ApprovalId } from '../ids.js';
import { personBehind } from './approval-author.js';
import type { ApprovalDeps } from './approval-desk.js';
import type { ApprovalKind } from './approval-kinds.js';
import { approvalView, APPROVAL_COLUMNS, APPROVAL_TABLES } from './approval-rows.js';
import type { ApprovalRow, ApprovalView } from './approval-rows.js';
import type { ApprovalStatus } from './approval-status.js';

export interface ApprovalQuery {
  readonly first: number;
  /** Requests older than this one. */
  readonly after?: ApprovalId | null;
  readonly status?: ApprovalStatus | null;
  readonly kind?: ApprovalKind | null;
  readonly accountId?: AccountId | null;
}

export interface ApprovalPage {
  readonly approvals: readonly ApprovalView[];
  readonly hasNextPage: boolean;
}

export const MAX_APPROVAL_PAGE = 200;

/** One that nobody decided in time counts as EXPIRED before the job has said so. */
const STATUS_NOW = `CASE WHEN p.status = 'PENDING' AND p.expires_at <= $6 THEN 'EXPIRED'
  ELSE p.status END`;

const COLUMNS = APPROVAL_COLUMNS.replace('p.status', `${STATUS_NOW} AS status`);

/** What is of no account is seen by who decides for the whole tenant. */
const VISIBLE = `
  p.tenant_id = $1 AND ($2::boolean OR p.account_id = ANY ($3::uuid[])
    OR a.client_id = ANY ($4::uuid[]) OR p.requested_by = $5 OR p.requested_by_user = $7)`;

export async function listApprovals(
  ctx: TenantContext,
  deps: Pick<ApprovalDeps, 'db' | 'clock' | 'approvals'>,
  query: ApprovalQuery,
): Promise<ApprovalPage> {
  const first = Math.min(query.first, MAX_APPROVAL_PAGE);
  const rows = await select(ctx, deps, { ...query, first: first + 1 });
  const approvals = rows.slice(0, first).map((row) => approvalView(deps.approvals, row));
  return { approvals, hasNextPage: rows.length > first };
}

export async function getApproval(
  ctx: TenantContext,
  deps: Pick<ApprovalDeps, 'db' | 'clock' | 'approvals'>,
  id: ApprovalId,
): Promise<ApprovalView | null> {
  const [row] = await select(ctx, deps, { first: 1, id });
  return row === undefined ? null : approvalView(deps.approvals, row);
}

function select(
  ctx: TenantContext,
  deps: Pick<ApprovalDeps, 'db' | 'clock'>,
  query: ApprovalQuery & { readonly id?: ApprovalId },
): Promise<readonly ApprovalRow[]> {
  return deps.db.tenants.run(
    ctx,
    async (tx) => {
      const values = await visibleTo(ctx, deps, await personBehind(tx, ctx));
      const conditions = [VISIBLE];
      const add = (condition: (parameter: string) => string, value: unknown): void => {
        if (value === null || value === undefined) return;
        values.push(value);
        conditions.push(condition(`$${values.length}`));
      };
      add((p) => `p.id = ${p}`, query.id);
      add((p) => `p.id < ${p}`, query.after);
      add((p) => `p.kind = ${p}`, query.kind);
      add((p) => `p.account_id = ${p}`, query.accountId);
      add((p) => `${STATUS_NOW} = ${p}`, query.status);
      values.push(query.first);
      const sql = `SELECT ${COLUMNS} FROM ${APPROVAL_TABLES} WHERE ${conditions.join(' AND ')}
        ORDER BY p.id DESC LIMIT $${values.length}`;
      return (await tx.query<ApprovalRow>(sql, values)).rows;
    },
    { readOnly: true },
  );
}

function visibleTo(
  ctx: TenantContext,
  deps: Pick<ApprovalDeps, 'clock'>,
  person: string | null,
): unknown[] {
  const scope = accountScope(ctx, 'APPROVAL_DECIDE');
  const all = scope === 'ALL';
  return [
    ...[ctx.tenantId, all, all ? [] : scope.accountIds, all ? [] : scope.clientIds],
    ...[actorWireId(ctx.actor), deps.clock.now(), person],
  ];
}
