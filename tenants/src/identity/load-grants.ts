/** The parts of SQL and row mapping by which users and keys come with their grants in one query. */
import type { ApiKeyScope, Grant, Role } from '../context/grants.js';
import { scopeOfRow } from './grant-scope.js';
import type { ScopeRow } from './grant-scope.js';

export interface RoleGrantRow extends ScopeRow {
  readonly role: Role;
}

export interface KeyGrantRow extends ScopeRow {
  readonly key_scope: ApiKeyScope;
}

/** A JSON array of the roles of the user `u` of the query around it. */
export const ROLES_OF_USER = `
  coalesce((
    SELECT json_agg(json_build_object(
      'role', r.role, 'scope_type', r.scope_type, 'scope_id', r.scope_id) ORDER BY r.id)
    FROM role_assignment r WHERE r.tenant_id = u.tenant_id AND r.user_id = u.id
  ), '[]'::json)`;

/** A JSON array of the scopes of the key `k` of the query around it. */
export const SCOPES_OF_KEY = `
  coalesce((
    SELECT json_agg(json_build_object(
      'key_scope', g.key_scope, 'scope_type', g.scope_type, 'scope_id', g.scope_id)
      ORDER BY g.key_scope)
    FROM api_key_grant g WHERE g.tenant_id = k.tenant_id AND g.api_key_id = k.id
  ), '[]'::json)`;

export function roleGrants(rows: readonly RoleGrantRow[]): readonly Grant[] {
  return rows.map((row) => ({ kind: 'ROLE', role: row.role, scope: scopeOfRow(row) }));
}

export function keyGrants(rows: readonly KeyGrantRow[]): readonly Grant[] {
  return rows.map((row) => ({
    kind: 'KEY_SCOPE',
    keyScope: row.key_scope,
    scope: scopeOfRow(row),
  }));
}
