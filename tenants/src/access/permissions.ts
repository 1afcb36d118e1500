/** What roles and key scopes allow: the tables that everything else is derived from. */
import type { ApiKeyScope, Grant, Role } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';

export const PERMISSIONS = [
  'ACCOUNT_READ',
  'ORDER_WRITE',
  'DEPLOYMENT_WRITE',
  'ACCOUNT_HALT',
  'ACCOUNT_RELEASE',
  'AUDIT_READ',
  'RESEARCH_READ',
  'RESEARCH_RUN',
] as const;

/** What a surface shows of somebody's rights. */
export type Permission = (typeof PERMISSIONS)[number];

/** Setting up clients, accounts, users and keys is the owner's alone, and no menu item of a key. */
export type Right = Permission | 'TENANT_ADMINISTER';

/** Who may stop is not who may let go on: a portfolio manager halts, and cannot release. */
const ROLE_PERMISSIONS: { readonly [Name in Role]: readonly Right[] } = {
  TENANT_OWNER: [...PERMISSIONS, 'TENANT_ADMINISTER'],
  PORTFOLIO_MANAGER: [
    'ACCOUNT_READ',
    'ORDER_WRITE',
    'DEPLOYMENT_WRITE',
    'ACCOUNT_HALT',
    'RESEARCH_READ',
    'RESEARCH_RUN',
  ],
  RISK_OFFICER: ['ACCOUNT_READ', 'ACCOUNT_HALT', 'ACCOUNT_RELEASE', 'AUDIT_READ', 'RESEARCH_READ'],
  COMPLIANCE_OFFICER: ['ACCOUNT_READ', 'AUDIT_READ', 'RESEARCH_READ'],
  CLIENT_READER: ['ACCOUNT_READ'],
};

/** Acting on an account includes seeing what became of it. No key administers the tenant. */
const KEY_SCOPE_PERMISSIONS: { readonly [Name in ApiKeyScope]: readonly Right[] } = {
  READ: ['ACCOUNT_READ', 'RESEARCH_READ'],
  TRADE: ['ACCOUNT_READ', 'ORDER_WRITE', 'DEPLOYMENT_WRITE', 'RESEARCH_READ', 'RESEARCH_RUN'],
  HALT: ['ACCOUNT_READ', 'ACCOUNT_HALT'],
  RELEASE: ['ACCOUNT_READ', 'ACCOUNT_RELEASE'],
  AUDIT: ['AUDIT_READ'],
};

export function rightsOf(grant: Grant): readonly Right[] {
  return grant.kind === 'ROLE'
    ? ROLE_PERMISSIONS[grant.role]
    : KEY_SCOPE_PERMISSIONS[grant.keyScope];
}

/** What the viewer may do somewhere in the tenant; where exactly is for `isAllowed` to say. */
export function permissionsOf(ctx: TenantContext): readonly Permission[] {
  if (ctx.actor.kind === 'SYSTEM') return PERMISSIONS;
  const held = new Set(ctx.grants.flatMap((grant) => rightsOf(grant)));
  return PERMISSIONS.filter((permission) => held.has(permission));
}

export function rolesOf(ctx: TenantContext): readonly Role[] {
  const roles = ctx.grants.flatMap((grant) => (grant.kind === 'ROLE' ? [grant.role] : []));
  return [...new Set(roles)];
}

/** Whether anything of the audit log is open to this actor; its scope is applied by the query. */
export function isAuditReader(ctx: TenantContext): boolean {
  return permissionsOf(ctx).includes('AUDIT_READ');
}
