/** Reads the team: people with their assignments, roles, and groups of clients. */
import { ROLES } from '../context/grants.js';
import type { AssignedScope, Role } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { fail, ok } from '../errors/result.js';
import type { PermissionDenied, Result } from '../errors/result.js';
import type { UserStatus } from '../identity/user.entity.js';
import type { ClientGroupId, ClientId, RoleAssignmentId, RoleId, UserId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { isAllowed } from './ability.js';
import type { RoleRef } from './access-change.js';
import { accountScope, scopeCondition, scopeValues } from './account-scope.js';
import { ROLE_PERMISSIONS, ROLE_SENTENCES } from './built-in-roles.js';
import type { Permission } from './permission-registry.js';

export interface RoleView {
  readonly ref: RoleRef;
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly Permission[];
  /** How many assignments name it. */
  readonly assignmentCount: number;
}

export interface AssignmentView {
  readonly id: RoleAssignmentId;
  readonly role: RoleRef;
  readonly roleName: string;
  readonly scope: AssignedScope;
  /** Of the group, client or account; null for ALL, and for what the reader may not see. */
  readonly scopeName: string | null;
  readonly createdAt: Date;
}

export interface TeamMember {
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly status: UserStatus;
  readonly createdAt: Date;
  readonly assignments: readonly AssignmentView[];
}

export interface GroupView {
  readonly id: ClientGroupId;
  readonly name: string;
  /** Those whom the reader may see, by name. */
  readonly clients: readonly ClientView[];
  readonly clientCount: number;
}

export interface TeamPage {
  readonly members: readonly TeamMember[];
  readonly hasNextPage: boolean;
}

export interface ClientView {
  readonly id: ClientId;
  readonly name: string;
  readonly reference: string;
}

type Deps = { readonly db: { readonly tenants: Pick<TenantsDeps['db']['tenants'], 'read'> } };
type Read<Value> = Promise<Result<Value, PermissionDenied>>;

export const MAX_TEAM_PAGE = 200;

/** A client's name is shown to who may see the client or one of its accounts, and to nobody else. */
const CLIENT_VISIBLE = `
  (EXISTS (SELECT 1 FROM account va WHERE va.tenant_id = c.tenant_id AND va.client_id = c.id
     AND ${scopeCondition({ clientId: 'va.client_id', accountId: 'va.id' }, 2)})
   OR $2::boolean OR c.id = ANY ($3::uuid[]))`;

const MEMBERS = `
  SELECT u.id, u.name, u.email, u.status, u.created_at,
    coalesce((
      SELECT json_agg(json_build_object(
        'id', r.id, 'role', r.role, 'custom_role_id', r.custom_role_id, 'role_name', cr.name,
        'scope_type', r.scope_type, 'scope_id', r.scope_id, 'created_at', r.created_at,
        'scope_name', CASE r.scope_type
          WHEN 'CLIENT_GROUP' THEN g.name
          WHEN 'CLIENT' THEN CASE WHEN ${CLIENT_VISIBLE} THEN c.name END
          WHEN 'ACCOUNT' THEN CASE
            WHEN ${scopeCondition({ clientId: 'a.client_id', accountId: 'a.id' }, 2)} THEN a.name END
        END) ORDER BY r.id)
      FROM role_assignment r
      LEFT JOIN custom_role cr ON cr.tenant_id = r.tenant_id AND cr.id = r.custom_role_id
      LEFT JOIN client_group g ON g.tenant_id = r.tenant_id AND g.id = r.scope_client_group_id
      LEFT JOIN client c ON c.tenant_id = r.tenant_id AND c.id = r.scope_client_id
      LEFT JOIN account a ON a.tenant_id = r.tenant_id AND a.id = r.scope_account_id
      WHERE r.tenant_id = u.tenant_id AND r.user_id = u.id), '[]'::json) AS assignments
  FROM app_user u
  WHERE u.tenant_id = $1 AND ($5::uuid IS NULL OR u.id > $5) AND ($7::uuid IS NULL OR u.id = $7)
  ORDER BY u.id LIMIT $6`;

interface MemberRow {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly status: UserStatus;
  readonly created_at: Date;
  readonly assignments: readonly {
    readonly id: RoleAssignmentId;
    readonly role: Role | null;
    readonly custom_role_id: RoleId | null;
    readonly role_name: string | null;
    readonly scope_type: AssignedScope['type'];
    readonly scope_id: string | null;
    readonly scope_name: string | null;
    readonly created_at: string;
  }[];
}

export async function listTeamMembers(
  ctx: TenantContext,
  deps: Deps,
  query: { readonly first: number; readonly after: UserId | null },
): Read<TeamPage> {
  if (!isAllowed(ctx, 'read', { type: 'User' })) return denied();
  const first = Math.min(Math.max(query.first, 1), MAX_TEAM_PAGE);
  const values = [...visibleTo(ctx), query.after, first + 1, null];
  const { rows } = await deps.db.tenants.read<MemberRow>(ctx, MEMBERS, values);
  const members = rows.slice(0, first).map(toMember);
  return ok({ members, hasNextPage: rows.length > first });
}

/** Null when there is no such person, or the reader may not see the team. */
export async function readTeamMember(
  ctx: TenantContext,
  deps: Deps,
  userId: UserId,
): Promise<TeamMember | null> {
  if (!isAllowed(ctx, 'read', { type: 'User' })) return null;
  const values = [...visibleTo(ctx), null, 1, userId];
  const { rows } = await deps.db.tenants.read<MemberRow>(ctx, MEMBERS, values);
  return rows[0] === undefined ? null : toMember(rows[0]);
}

function toMember(row: MemberRow): TeamMember {
  const { id: userId, name, email, status, created_at: createdAt } = row;
  const assignments = row.assignments.map((one): AssignmentView => {
    const { role, custom_role_id: customRoleId, scope_type: type, scope_id: id } = one;
    return {
      id: one.id,
      role: role === null ? { customRoleId: customRoleId as RoleId } : { builtIn: role },
      roleName: one.role_name ?? role ?? '',
      scope: (type === 'ALL' ? { type } : { type, id }) as AssignedScope,
      scopeName: one.scope_name,
      createdAt: new Date(one.created_at),
    };
  });
  return { userId, name, email, status, createdAt, assignments };
}

const CUSTOM_ROLES = `
  SELECT cr.id, cr.name, cr.description, cr.permissions, (
    SELECT count(*)::int FROM role_assignment r
    WHERE r.tenant_id = cr.tenant_id AND r.custom_role_id = cr.id) AS held
  FROM custom_role cr WHERE cr.tenant_id = $1 ORDER BY cr.name, cr.id`;

const HELD = `
  SELECT role, count(*)::int AS held FROM role_assignment
  WHERE tenant_id = $1 AND role IS NOT NULL GROUP BY role`;

/** The built-in ones first, as they are listed; then the partner's own by name. */
export async function listRoles(ctx: TenantContext, deps: Deps): Read<readonly RoleView[]> {
  if (!isAllowed(ctx, 'read', { type: 'Role' })) return denied();
  const held = await deps.db.tenants.read<{ role: Role; held: number }>(ctx, HELD, [ctx.tenantId]);
  const custom = await deps.db.tenants.read<{
    id: RoleId;
    name: string;
    description: string;
    permissions: readonly Permission[];
    held: number;
  }>(ctx, CUSTOM_ROLES, [ctx.tenantId]);
  const counts = new Map(held.rows.map((row) => [row.role, row.held]));
  const builtIn = ROLES.map((role) => ({
    ref: { builtIn: role },
    name: role,
    description: ROLE_SENTENCES[role],
    permissions: ROLE_PERMISSIONS[role],
    assignmentCount: counts.get(role) ?? 0,
  }));
  const own = custom.rows.map(({ id, name, description, permissions, held: assignmentCount }) => ({
    ...{ ref: { customRoleId: id }, name, description, permissions, assignmentCount },
  }));
  return ok([...builtIn, ...own]);
}

const GROUPS = `
  SELECT g.id, g.name, (
    SELECT count(*)::int FROM client_group_member m
    WHERE m.tenant_id = g.tenant_id AND m.group_id = g.id) AS client_count,
    coalesce((
      SELECT json_agg(json_build_object(
        'id', c.id, 'name', c.name, 'reference', c.reference) ORDER BY c.name, c.id)
      FROM client_group_member m JOIN client c ON c.tenant_id = m.tenant_id AND c.id = m.client_id
      WHERE m.tenant_id = g.tenant_id AND m.group_id = g.id AND ${CLIENT_VISIBLE}), '[]'::json)
      AS clients
  FROM client_group g WHERE g.tenant_id = $1 ORDER BY g.name, g.id`;

export async function listClientGroups(ctx: TenantContext, deps: Deps): Read<readonly GroupView[]> {
  if (!isAllowed(ctx, 'read', { type: 'ClientGroup' })) return denied();
  const { rows } = await deps.db.tenants.read<{
    id: ClientGroupId;
    name: string;
    clients: GroupView['clients'];
    client_count: number;
  }>(ctx, GROUPS, visibleTo(ctx));
  return ok(
    rows.map(({ id, name, clients, client_count: clientCount }) => ({
      ...{ id, name, clients, clientCount },
    })),
  );
}

const CLIENTS = `
  SELECT c.id, c.name, c.reference FROM client c
  WHERE c.tenant_id = $1 AND ${CLIENT_VISIBLE} AND ($5::uuid IS NULL OR c.id > $5)
    AND ($6::text IS NULL OR strpos(lower(c.name), lower($6)) > 0
      OR strpos(lower(c.reference), lower($6)) > 0)
  ORDER BY c.id LIMIT $7`;

/** The clients that the reader may see; `search` looks into name and reference. */
export async function listClients(
  ctx: TenantContext,
  deps: Deps,
  query: {
    readonly first: number;
    readonly after: ClientId | null;
    readonly search: string | null;
  },
): Promise<{ readonly clients: readonly ClientView[]; readonly hasNextPage: boolean }> {
  const first = Math.min(Math.max(query.first, 1), MAX_TEAM_PAGE);
  const values = [...visibleTo(ctx), query.after, query.search, first + 1];
  const { rows } = await deps.db.tenants.read<ClientView>(ctx, CLIENTS, values);
  return { clients: rows.slice(0, first), hasNextPage: rows.length > first };
}

/** Parameters $1 to $4 of what shows names of clients and accounts. */
function visibleTo(ctx: TenantContext): readonly unknown[] {
  return [ctx.tenantId, ...scopeValues(accountScope(ctx))];
}

function denied(): Result<never, PermissionDenied> {
  return fail({ code: 'PERMISSION_DENIED', permission: 'USER_READ' });
}
