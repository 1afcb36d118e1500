/** What the grants of a context hold, for menus and for decisions. */
import type { Grant, Role } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { unreachable } from '../errors/result.js';
import { KEY_SCOPE_PERMISSIONS, ROLE_PERMISSIONS } from './built-in-roles.js';
import { permissionRule, PERMISSIONS } from './permission-registry.js';
import type { Permission } from './permission-registry.js';

/** All that stands in the grant's role or key scope, wherever its own scope lies. */
export function permissionsOfGrant(grant: Grant): readonly Permission[] {
  switch (grant.kind) {
    case 'ROLE':
      return ROLE_PERMISSIONS[grant.role];
    case 'CUSTOM_ROLE':
      return grant.permissions;
    case 'KEY_SCOPE':
      return KEY_SCOPE_PERMISSIONS[grant.keyScope];
    default:
      return unreachable(grant);
  }
}

/** Whether the grant gives the permission anywhere: what is the tenant's needs the whole of it. */
export function grantGives(grant: Grant, permission: Permission): boolean {
  if (!permissionsOfGrant(grant).includes(permission)) return false;
  return permissionRule(permission).reach !== 'TENANT' || grant.scope.type === 'ALL';
}

/** What the viewer may do somewhere in the tenant; where exactly is for `isAllowed` to say. */
export function permissionsOf(ctx: TenantContext): readonly Permission[] {
  if (ctx.actor.kind === 'SYSTEM') return PERMISSIONS;
  return PERMISSIONS.filter((permission) =>
    ctx.grants.some((grant) => grantGives(grant, permission)),
  );
}

export function rolesOf(ctx: TenantContext): readonly Role[] {
  const roles = ctx.grants.flatMap((grant) => (grant.kind === 'ROLE' ? [grant.role] : []));
  return [...new Set(roles)];
}

/** Whether somebody with these grants must sign in with a second factor. */
export function needsSecondFactor(grants: readonly Grant[]): boolean {
  return grants.some((grant) =>
    permissionsOfGrant(grant).some((name) => permissionRule(name).movesMoneyOrRights),
  );
}

/** Whether anything of the audit log is open to this actor; its scope is applied by the query. */
export function isAuditReader(ctx: TenantContext): boolean {
  return permissionsOf(ctx).includes('AUDIT_READ');
}
