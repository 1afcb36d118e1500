/**
 * What is agreed about permissions, written down a second time and by hand: the registry is compared
 * with it, so that no change of a rule goes unnoticed.
 */
import type { AccessAction, AccessSubject, Permission } from '../access/permission-registry.js';
import type { ApiKeyScope, Role } from '../context/grants.js';

const READERS = [
  'TENANT_OWNER',
  'PORTFOLIO_MANAGER',
  'RISK_OFFICER',
  'COMPLIANCE_OFFICER',
] as const;
const ACCOUNT_READERS = [...READERS, 'CLIENT_READER', 'SUPPORT'] as const;
const TRADERS = ['TENANT_OWNER', 'PORTFOLIO_MANAGER', 'TRADE'] as const;
const KEYS = ['READ', 'TRADE', 'HALT', 'RELEASE'] as const;
const OWNER = ['TENANT_OWNER'] as const;
const DECIDERS = ['TENANT_OWNER', 'RISK_OFFICER', 'COMPLIANCE_OFFICER'] as const;
const TEAM_READERS = ['TENANT_OWNER', 'COMPLIANCE_OFFICER'] as const;

/** Every action that exists, and who may do it anywhere in the tenant. */
export const agreedActions: readonly (readonly [
  AccessAction,
  AccessSubject,
  readonly (Role | ApiKeyScope)[],
])[] = [
  ['read', 'Account', [...ACCOUNT_READERS, ...KEYS]],
  ['read', 'Client', [...ACCOUNT_READERS, ...KEYS]],
  ['read', 'Order', [...ACCOUNT_READERS, ...KEYS]],
  ['read', 'Deployment', [...ACCOUNT_READERS, ...KEYS]],
  ['readBalance', 'Account', [...READERS, 'CLIENT_READER', 'READ', 'TRADE']],
  ['create', 'Order', TRADERS],
  ['cancel', 'Order', TRADERS],
  ['deploy', 'Deployment', TRADERS],
  ['stop', 'Deployment', TRADERS],
  ['halt', 'Account', ['TENANT_OWNER', 'PORTFOLIO_MANAGER', 'RISK_OFFICER', 'HALT']],
  ['release', 'Account', ['TENANT_OWNER', 'RISK_OFFICER', 'RELEASE']],
  ['changeLimits', 'Account', ['TENANT_OWNER', 'RISK_OFFICER']],
  ['goLive', 'Account', OWNER],
  ['read', 'AuditEntry', [...DECIDERS, 'AUDIT']],
  ['export', 'AuditEntry', [...TEAM_READERS, 'AUDIT']],
  ['read', 'ResearchRun', [...READERS, 'READ', 'TRADE']],
  ['run', 'ResearchRun', TRADERS],
  ['cancel', 'ResearchRun', TRADERS],
  ['create', 'Client', OWNER],
  ['create', 'Account', OWNER],
  ['read', 'User', TEAM_READERS],
  ['create', 'User', OWNER],
  ['update', 'User', OWNER],
  ['suspend', 'User', OWNER],
  ['read', 'Role', TEAM_READERS],
  ['create', 'Role', OWNER],
  ['update', 'Role', OWNER],
  ['delete', 'Role', OWNER],
  ['assign', 'Role', OWNER],
  ['read', 'ClientGroup', TEAM_READERS],
  ['create', 'ClientGroup', OWNER],
  ['update', 'ClientGroup', OWNER],
  ['delete', 'ClientGroup', OWNER],
  ['read', 'ApiKey', OWNER],
  ['create', 'ApiKey', OWNER],
  ['update', 'ApiKey', OWNER],
  ['revoke', 'ApiKey', OWNER],
  ['read', 'Credential', OWNER],
  ['create', 'Credential', OWNER],
  ['update', 'Credential', OWNER],
  ['revoke', 'Credential', OWNER],
  ['read', 'Approval', DECIDERS],
  ['decide', 'Approval', DECIDERS],
  ['read', 'Platform', ['PLATFORM_OPERATOR']],
];

/** Subjects that lie in a client or an account; an assignment reaches those of its scope. */
export const PLACED_SUBJECTS: readonly AccessSubject[] = [
  'Client',
  'Account',
  'Order',
  'Deployment',
  'Credential',
  'Approval',
  'AuditEntry',
];

/** In no client's scope: whatever the assignment's is. All others need the whole tenant. */
export const SHARED_SUBJECTS: readonly AccessSubject[] = ['ResearchRun'];

/** The export is of the whole log: it has no part for one client. */
export const WHOLE_TENANT_ACTIONS: readonly string[] = ['export AuditEntry'];

export const SECOND_FACTOR_PERMISSIONS: readonly Permission[] = [
  'ORDER_WRITE',
  'DEPLOYMENT_WRITE',
  'ACCOUNT_HALT',
  'ACCOUNT_RELEASE',
  'CLIENT_MANAGE',
  'LIMITS_CHANGE',
  'ACCOUNT_GO_LIVE',
  'USER_MANAGE',
  'ROLE_MANAGE',
  'API_KEY_MANAGE',
  'CREDENTIAL_MANAGE',
  'APPROVAL_DECIDE',
  'PLATFORM_READ',
];

export const STEP_UP_PERMISSIONS: readonly Permission[] = [
  'ACCOUNT_RELEASE',
  'LIMITS_CHANGE',
  'ACCOUNT_GO_LIVE',
  'USER_MANAGE',
  'ROLE_MANAGE',
  'API_KEY_MANAGE',
  'CREDENTIAL_MANAGE',
  'APPROVAL_DECIDE',
];

/** Each pair may not be held apart. */
export const AGREED_NEEDS: readonly string[] = [
  'BALANCE_READ with ACCOUNT_READ',
  'ORDER_WRITE with ACCOUNT_READ',
  'ORDER_WRITE with BALANCE_READ',
  'DEPLOYMENT_WRITE with ACCOUNT_READ',
  'DEPLOYMENT_WRITE with BALANCE_READ',
  'ACCOUNT_HALT with ACCOUNT_READ',
  'ACCOUNT_RELEASE with ACCOUNT_READ',
  'LIMITS_CHANGE with ACCOUNT_READ',
  'LIMITS_CHANGE with BALANCE_READ',
  'ACCOUNT_GO_LIVE with ACCOUNT_READ',
  'ACCOUNT_GO_LIVE with BALANCE_READ',
  'CLIENT_MANAGE with ACCOUNT_READ',
  'CREDENTIAL_MANAGE with ACCOUNT_READ',
  'APPROVAL_DECIDE with ACCOUNT_READ',
  'APPROVAL_DECIDE with BALANCE_READ',
  'RESEARCH_RUN with RESEARCH_READ',
  'USER_MANAGE with USER_READ',
  'ROLE_MANAGE with USER_READ',
  'API_KEY_MANAGE with API_KEY_READ',
  'AUDIT_READ with BALANCE_READ',
  'AUDIT_EXPORT with AUDIT_READ',
];

export const AGREED_FIELDS: readonly string[] = [
  'Account.startingCash',
  'Account.cash',
  'Account.equity',
  'Account.dayResult',
  'Account.exposure',
  'Account.peakEquity',
  'Account.equityCurve',
  'Account.dayResultPct',
  'Account.totalResultPct',
  'Account.exposurePct',
  'Account.drawdownPct',
  'AccountUpdate.equity',
  'AccountUpdate.cash',
  'AccountUpdate.dayResult',
  'AccountUpdate.exposure',
  'AccountUpdate.dayResultPct',
  'AccountUpdate.totalResultPct',
  'AccountUpdate.exposurePct',
  'AccountUpdate.drawdownPct',
  'AccountEvent.payload',
  'Halt.sentence',
  'Halt.figures',
  'Position.quantity',
  'Position.averagePrice',
  'Position.marketValue',
  'Position.unrealizedPnl',
  'Position.realizedPnl',
  'Deployment.unrealizedPnl',
  'Deployment.realizedPnl',
  'Deployment.statusReason',
  'DeploymentPosition.quantity',
  'DeploymentPosition.averagePrice',
  'DeploymentPosition.unrealizedPnl',
  'DeploymentPosition.realizedPnl',
  'Order.quantity',
  'Order.filledQuantity',
  'Order.displayQuantity',
  'Order.statusReason',
  'CorporateAction.quantity',
  'CorporateAction.cash',
  'Fill.quantity',
  'Fill.fee',
];
