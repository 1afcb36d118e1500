/** What somebody was given: a role or an API key scope, and over which part of the tenant. */
import type { AccountId, ClientId } from '../ids.js';

export const ROLES = [
  'TENANT_OWNER',
  'PORTFOLIO_MANAGER',
  'RISK_OFFICER',
  'COMPLIANCE_OFFICER',
  'CLIENT_READER',
] as const;

export type Role = (typeof ROLES)[number];

/** A key that reads cannot trade, and a key that trades cannot halt or release. */
export const API_KEY_SCOPES = ['READ', 'TRADE', 'HALT', 'RELEASE', 'AUDIT'] as const;

export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

/** The scope stands on the assignment, never on the role. */
export type GrantScope =
  | { readonly type: 'ALL' }
  | { readonly type: 'CLIENT'; readonly id: ClientId }
  | { readonly type: 'ACCOUNT'; readonly id: AccountId };

export type Grant =
  | { readonly kind: 'ROLE'; readonly role: Role; readonly scope: GrantScope }
  | { readonly kind: 'KEY_SCOPE'; readonly keyScope: ApiKeyScope; readonly scope: GrantScope };
