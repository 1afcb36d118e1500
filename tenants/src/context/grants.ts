/** What somebody was given: a role or an API key scope, and over which part of the tenant. */
import type { Permission } from '../access/permission-registry.js';
import type { AccountId, ClientGroupId, ClientId, RoleId } from '../ids.js';

export const ROLES = [
  'TENANT_OWNER',
  'PORTFOLIO_MANAGER',
  'RISK_OFFICER',
  'COMPLIANCE_OFFICER',
  'CLIENT_READER',
  'SUPPORT',
  'PLATFORM_OPERATOR',
] as const;

/** A built-in role; those that a partner makes are rows with ids of their own. */
export type Role = (typeof ROLES)[number];

export type PartnerRole = Exclude<Role, 'PLATFORM_OPERATOR'>;

/** The built-in roles of a partner: the operator's exists in the platform's own tenant only. */
export const PARTNER_ROLES: readonly PartnerRole[] = ROLES.filter(
  (role): role is PartnerRole => role !== 'PLATFORM_OPERATOR',
);

/** A key that reads cannot trade, and a key that trades cannot halt or release. */
export const API_KEY_SCOPES = ['READ', 'TRADE', 'HALT', 'RELEASE', 'AUDIT'] as const;

export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

export const SCOPE_TYPES = ['ALL', 'CLIENT_GROUP', 'CLIENT', 'ACCOUNT'] as const;

/** Where a role is assigned, as it is asked for and stored. */
export type AssignedScope =
  | { readonly type: 'ALL' }
  | { readonly type: 'CLIENT_GROUP'; readonly id: ClientGroupId }
  | { readonly type: 'CLIENT'; readonly id: ClientId }
  | { readonly type: 'ACCOUNT'; readonly id: AccountId };

/** The scope stands on the assignment, never on the role. A group is read with its clients. */
export type GrantScope =
  | Exclude<AssignedScope, { type: 'CLIENT_GROUP' }>
  | {
      readonly type: 'CLIENT_GROUP';
      readonly id: ClientGroupId;
      readonly clientIds: readonly ClientId[];
    };

export type Grant =
  | { readonly kind: 'ROLE'; readonly role: Role; readonly scope: GrantScope }
  | {
      readonly kind: 'CUSTOM_ROLE';
      readonly roleId: RoleId;
      readonly name: string;
      readonly permissions: readonly Permission[];
      readonly scope: GrantScope;
    }
  | { readonly kind: 'KEY_SCOPE'; readonly keyScope: ApiKeyScope; readonly scope: GrantScope };
