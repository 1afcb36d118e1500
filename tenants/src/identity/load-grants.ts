/** The parts of SQL and row mapping by which users and keys come with their grants in one query. */
import type { Permission } from '../access/permission-registry.js';
import type { ApiKeyScope, Grant, Role } from '../context/grants.js';
import type { RoleId } from '../ids.js';
import { scopeOfRow } from './grant-scope.js';
import type { ScopeRow } from './grant-scope.js';

export interface RoleGrantRow extends ScopeRow {
  /** Null when the role is a custom one. */
  readonly role: Role | null;
  readonly custom_role_id: RoleId | null;
  readonly role_name: string | null;
  readonly permissions: readonly Permission[] | null;
}

export interface KeyGrantRow extends ScopeRow {
  readonly key_scope: ApiKeyScope;
}

/** The clients of the group that the assignment or grant `alias` reaches; null without a group. */
function groupClients(alias: string): string {
  return `(
    SELECT json_agg(m.client_id ORDER BY m.client_id) FROM client_group_member m
    WHERE m.tenant_id = ${alias}.tenant_id AND m.group_id = ${alias}.scope_client_group_id)`;
}

/** A JSON array of the roles of the user `u` of the query around it. */
export const ROLES_OF_USER = `
  coalesce((
    SELECT json_agg(json_build_object(
      'role', r.role, 'custom_role_id', r.custom_role_id, 'role_name', cr.name,
      'permissions', cr.permissions, 'scope_type', r.scope_type, 'scope_id', r.scope_id,
      'group_clients', ${groupClients('r')}) ORDER BY r.id)
    FROM role_assignment r
    LEFT JOIN custom_role cr ON cr.tenant_id = r.tenant_id AND cr.id = r.custom_role_id
    WHERE r.tenant_id = u.tenant_id AND r.user_id = u.id
  ), '[]'::json)`;

/** A JSON array of the scopes of the key `k` of the query around it. */
export const SCOPES_OF_KEY = `
  coalesce((
    SELECT json_agg(json_build_object(
      'key_scope', g.key_scope, 'scope_type', g.scope_type, 'scope_id', g.scope_id,
      'group_clients', ${groupClients('g')}) ORDER BY g.key_scope)
    FROM api_key_grant g WHERE g.tenant_id = k.tenant_id AND g.api_key_id = k.id
  ), '[]'::json)`;

export function roleGrants(rows: readonly RoleGrantRow[]): readonly Grant[] {
  return rows.map(roleGrant);
}

function roleGrant(row: RoleGrantRow): Grant {
  const scope = scopeOfRow(row);
  if (row.role !== null) return { kind: 'ROLE', role: row.role, scope };
  const { custom_role_id: roleId, role_name: name, permissions } = row;
  if (roleId === null || name === null || permissions === null) {
    throw new Error('An assignment names a built-in role or a custom one');
  }
  return { kind: 'CUSTOM_ROLE', roleId, name, permissions, scope };
}

export function keyGrants(rows: readonly KeyGrantRow[]): readonly Grant[] {
  return rows.map((row) => ({
    kind: 'KEY_SCOPE',
    keyScope: row.key_scope,
    scope: scopeOfRow(row),
  }));
}
