/** Which permissions make sense only together: a role is refused that gives one without the other. */
import type { Permission } from './permission-registry.js';

/**
 * Whoever trades sees refusals that name equity, and whoever reads the audit log sees amounts in
 * it: without the second permission the first would be a way around it.
 */
export const PERMISSION_NEEDS: Readonly<Partial<Record<Permission, readonly Permission[]>>> = {
  BALANCE_READ: ['ACCOUNT_READ'],
  ORDER_WRITE: ['ACCOUNT_READ', 'BALANCE_READ'],
  DEPLOYMENT_WRITE: ['ACCOUNT_READ', 'BALANCE_READ'],
  ACCOUNT_HALT: ['ACCOUNT_READ'],
  ACCOUNT_RELEASE: ['ACCOUNT_READ'],
  LIMITS_CHANGE: ['ACCOUNT_READ', 'BALANCE_READ'],
  ACCOUNT_GO_LIVE: ['ACCOUNT_READ', 'BALANCE_READ'],
  CLIENT_MANAGE: ['ACCOUNT_READ'],
  CREDENTIAL_MANAGE: ['ACCOUNT_READ'],
  APPROVAL_DECIDE: ['ACCOUNT_READ', 'BALANCE_READ'],
  RESEARCH_RUN: ['RESEARCH_READ'],
  USER_MANAGE: ['USER_READ'],
  ROLE_MANAGE: ['USER_READ'],
  API_KEY_MANAGE: ['API_KEY_READ'],
  AUDIT_READ: ['BALANCE_READ'],
  AUDIT_EXPORT: ['AUDIT_READ'],
};

/** With what they make sense with: a key of theirs must not open what its author may not see. */
export function withNeeds(permissions: readonly Permission[]): readonly Permission[] {
  const all = new Set(permissions);
  // What is needed may need something itself; a set takes in what is added while it is walked.
  for (const permission of all) {
    for (const needed of PERMISSION_NEEDS[permission] ?? []) all.add(needed);
  }
  return [...all];
}

export interface MissingNeed {
  readonly permission: Permission;
  readonly needs: Permission;
}

/** The first permission whose company is missing; null when the set is sound. */
export function missingNeed(permissions: readonly Permission[]): MissingNeed | null {
  for (const permission of permissions) {
    const needs = PERMISSION_NEEDS[permission]?.find((name) => !permissions.includes(name));
    if (needs !== undefined) return { permission, needs };
  }
  return null;
}
