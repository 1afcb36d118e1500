/** What the built-in roles and the scopes of API keys hold; custom roles are the partner's own. */
import type { ApiKeyScope, Role } from '../context/grants.js';
import { PERMISSIONS } from './permission-registry.js';
import type { Permission } from './permission-registry.js';

/** Who may stop is not who may let go on: a portfolio manager halts, and cannot release. */
export const ROLE_PERMISSIONS: { readonly [Name in Role]: readonly Permission[] } = {
  TENANT_OWNER: PERMISSIONS.filter((permission) => permission !== 'PLATFORM_READ'),
  PORTFOLIO_MANAGER: [
    'ACCOUNT_READ',
    'BALANCE_READ',
    'ORDER_WRITE',
    'DEPLOYMENT_WRITE',
    'ACCOUNT_HALT',
    'RESEARCH_READ',
    'RESEARCH_RUN',
  ],
  RISK_OFFICER: [
    'ACCOUNT_READ',
    'BALANCE_READ',
    'ACCOUNT_HALT',
    'ACCOUNT_RELEASE',
    'LIMITS_CHANGE',
    'RESEARCH_READ',
    'APPROVAL_DECIDE',
    'AUDIT_READ',
  ],
  COMPLIANCE_OFFICER: [
    'ACCOUNT_READ',
    'BALANCE_READ',
    'RESEARCH_READ',
    'USER_READ',
    'APPROVAL_DECIDE',
    'AUDIT_READ',
    'AUDIT_EXPORT',
  ],
  CLIENT_READER: ['ACCOUNT_READ', 'BALANCE_READ'],
  SUPPORT: ['ACCOUNT_READ'],
  PLATFORM_OPERATOR: ['PLATFORM_READ'],
};

/** One sentence each, for whoever assigns it. */
export const ROLE_SENTENCES: { readonly [Name in Role]: string } = {
  TENANT_OWNER: 'Runs the organisation: everything, including people, roles and keys.',
  PORTFOLIO_MANAGER: 'Trades: orders, strategies, research, and the kill switch.',
  RISK_OFFICER: 'Watches risk: halts, asks for release and other limits, decides approvals.',
  COMPLIANCE_OFFICER: 'Oversees: reads everything, exports the audit log, decides approvals.',
  CLIENT_READER: 'Sees the accounts of the assignment, and can change nothing.',
  SUPPORT: 'Helps clients: sees accounts and orders without amounts of money.',
  PLATFORM_OPERATOR: 'Operates the platform itself; exists in the platform’s own tenant only.',
};

/** Acting on an account includes seeing what became of it. No key administers the tenant. */
export const KEY_SCOPE_PERMISSIONS: { readonly [Name in ApiKeyScope]: readonly Permission[] } = {
  READ: ['ACCOUNT_READ', 'BALANCE_READ', 'RESEARCH_READ'],
  TRADE: [
    'ACCOUNT_READ',
    'BALANCE_READ',
    'ORDER_WRITE',
    'DEPLOYMENT_WRITE',
    'RESEARCH_READ',
    'RESEARCH_RUN',
  ],
  HALT: ['ACCOUNT_READ', 'ACCOUNT_HALT'],
  RELEASE: ['ACCOUNT_READ', 'ACCOUNT_RELEASE'],
  AUDIT: ['AUDIT_READ', 'AUDIT_EXPORT'],
};
