/** Says whether somebody may do something, and why: which assignment gives it, or what is missing. */
import { approvalRequired } from '../approvals/approval-policy.js';
import type { ApprovalKind } from '../approvals/approval-kinds.js';
import type { Grant } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import { fail, ok } from '../errors/result.js';
import type { NotFound, PermissionDenied, Result } from '../errors/result.js';
import { roleGrants, ROLES_OF_USER } from '../identity/load-grants.js';
import type { RoleGrantRow } from '../identity/load-grants.js';
import type { UserStatus } from '../identity/user.entity.js';
import type { AccountId, ClientId, UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { isAllowed } from './ability.js';
import type { AccessTarget } from './ability.js';
import { permissionRule } from './permission-registry.js';
import type { Permission } from './permission-registry.js';
import { permissionsOf, permissionsOfGrant } from './permissions.js';

export const EXPLANATION_CODES = [
  'GRANTED',
  'OUT_OF_SCOPE',
  'NEEDS_WHOLE_TENANT',
  'ROLE_LACKS_PERMISSION',
  'NO_ASSIGNMENT',
  'USER_SUSPENDED',
  'SECOND_FACTOR_REQUIRED',
  'STEP_UP_REQUIRED',
  'APPROVAL_REQUIRED',
] as const;

export type ExplanationCode = (typeof EXPLANATION_CODES)[number];

export interface ExplanationReason {
  readonly code: ExplanationCode;
  /** The assignment that it is about; null for what is about all of them. */
  readonly grant: Grant | null;
}

export interface PermissionExplanation {
  readonly permission: Permission;
  readonly allowed: boolean;
  readonly reasons: readonly ExplanationReason[];
}

export interface ExplainQuery {
  /** Null: whoever asks. */
  readonly userId: UserId | null;
  readonly permission: Permission;
  /** Null: somewhere in the tenant. */
  readonly place:
    | { readonly type: 'ACCOUNT'; readonly id: AccountId }
    | { readonly type: 'CLIENT'; readonly id: ClientId }
    | null;
}

type Place = Pick<AccessTarget, 'accountId' | 'clientId'>;

/** What the four eyes of a permission are asked for. */
const APPROVAL_OF: Readonly<Partial<Record<Permission, ApprovalKind>>> = {
  LIMITS_CHANGE: 'LIMIT_CHANGE',
  ACCOUNT_GO_LIVE: 'ACCOUNT_GO_LIVE',
  ACCOUNT_RELEASE: 'KILL_SWITCH_RELEASE',
  ROLE_MANAGE: 'ROLE_CHANGE',
};

export function explainPermission(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
  query: ExplainQuery,
): Promise<Result<PermissionExplanation, NotFound | PermissionDenied>> {
  return deps.db.tenants.run(ctx, async (tx) => {
    const subject = await subjectOf(tx, ctx, query.userId);
    if (!subject.ok) return subject;
    const place = await placeOf(tx, ctx, query.place);
    if (place === null) return fail({ code: 'NOT_FOUND', resource: query.place?.type ?? '' });
    const kind = APPROVAL_OF[query.permission];
    const needsApproval = kind !== undefined && (await approvalRequired(tx, ctx, kind));
    return ok(explain(subject.value, query.permission, { place, needsApproval }));
  });
}

interface Subject {
  readonly ctx: TenantContext;
  readonly status: UserStatus;
}

async function subjectOf(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId | null,
): Promise<Result<Subject, NotFound | PermissionDenied>> {
  if (userId === null || userId === ctx.actor.id) return ok({ ctx, status: 'ACTIVE' });
  if (!isAllowed(ctx, 'read', { type: 'User' })) {
    return fail({ code: 'PERMISSION_DENIED', permission: 'USER_READ' });
  }
  const found = await readPerson(tx, ctx, userId);
  if (found === null) return fail({ code: 'NOT_FOUND', resource: 'User' });
  return ok({ ctx: found.context, status: found.status });
}

export interface Person {
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly status: UserStatus;
  /** To decide with, never to act with: it has no session. */
  readonly context: TenantContext;
}

const PERSON = `
  SELECT u.name, u.email, u.status, ${ROLES_OF_USER} AS roles FROM app_user u
  WHERE u.tenant_id = $1 AND u.id = $2`;

/** Somebody else, with the rights of now. */
export async function readPerson(
  tx: TenantTransaction,
  ctx: TenantContext,
  userId: UserId,
): Promise<Person | null> {
  const { rows } = await tx.query<{
    name: string;
    email: string;
    status: UserStatus;
    roles: readonly RoleGrantRow[];
  }>(PERSON, [ctx.tenantId, userId]);
  const row = rows[0];
  if (row === undefined) return null;
  const { name, email, status } = row;
  const actor = { ...ctx.actor, kind: 'USER', id: userId, name } as TenantContext['actor'];
  const context = { ...ctx, actor, grants: roleGrants(row.roles) };
  return { userId, name, email, status, context };
}

/** Where it lies, if whoever asks may see that it exists; null otherwise. */
async function placeOf(
  tx: TenantTransaction,
  ctx: TenantContext,
  asked: ExplainQuery['place'],
): Promise<Place | null> {
  if (asked === null) return {};
  if (asked.type === 'CLIENT') {
    const place = { clientId: asked.id };
    if (!isAllowed(ctx, 'read', { type: 'Client', ...place })) return null;
    const sql = 'SELECT 1 FROM client WHERE tenant_id = $1 AND id = $2';
    return (await tx.query(sql, [ctx.tenantId, asked.id])).rowCount === 0 ? null : place;
  }
  const { rows } = await tx.query<{ client_id: ClientId }>(
    'SELECT client_id FROM account WHERE tenant_id = $1 AND id = $2',
    [ctx.tenantId, asked.id],
  );
  if (rows[0] === undefined) return null;
  const place = { accountId: asked.id, clientId: rows[0].client_id };
  return isAllowed(ctx, 'read', { type: 'Account', ...place }) ? place : null;
}

function explain(
  { ctx, status }: Subject,
  permission: Permission,
  where: { readonly place: Place; readonly needsApproval: boolean },
): PermissionExplanation {
  const rule = permissionRule(permission);
  const anywhere = Object.keys(where.place).length === 0;
  const [first] = rule.allows;
  if (first === undefined) throw new Error(`Permission ${permission} allows nothing`);
  const [action, type] = first;
  const may = (one: TenantContext): boolean =>
    anywhere
      ? permissionsOf(one).includes(permission)
      : isAllowed(one, action, { type, ...where.place });
  const reasons: ExplanationReason[] = ctx.grants.map((grant) => ({
    code: codeOf(grant, permission, may({ ...ctx, grants: [grant] })),
    grant,
  }));
  if (ctx.grants.length === 0) reasons.push({ code: 'NO_ASSIGNMENT', grant: null });
  if (status === 'SUSPENDED') reasons.push({ code: 'USER_SUSPENDED', grant: null });
  const allowed = status === 'ACTIVE' && may(ctx);
  if (allowed) reasons.push(...conditionsOf(ctx, permission, where.needsApproval));
  return { permission, allowed, reasons };
}

function codeOf(grant: Grant, permission: Permission, gives: boolean): ExplanationCode {
  if (gives) return 'GRANTED';
  if (!permissionsOfGrant(grant).includes(permission)) return 'ROLE_LACKS_PERMISSION';
  return permissionRule(permission).reach === 'TENANT' ? 'NEEDS_WHOLE_TENANT' : 'OUT_OF_SCOPE';
}

/** What the use of the permission takes besides. A program shows no factor: its key is scoped. */
function conditionsOf(
  ctx: TenantContext,
  permission: Permission,
  needsApproval: boolean,
): readonly ExplanationReason[] {
  const { movesMoneyOrRights, stepUp } = permissionRule(permission);
  const person = ctx.actor.kind === 'USER';
  const codes: ExplanationCode[] = [];
  if (person && movesMoneyOrRights) codes.push('SECOND_FACTOR_REQUIRED');
  if (person && stepUp) codes.push('STEP_UP_REQUIRED');
  if (needsApproval) codes.push('APPROVAL_REQUIRED');
  return codes.map((code) => ({ code, grant: null }));
}
