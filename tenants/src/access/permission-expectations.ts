/**
 * What every permission must come to, written a second time and by hand of whoever changes it: the
 * mutants of the registry are killed by decisions that differ from this table.
 */
export interface ExpectedPermission {
  readonly reach: 'PLACE' | 'TENANT' | 'SHARED';
  readonly secondFactor: boolean;
  /** `action Subject` */
  readonly allows: readonly string[];
  /** Built-in roles and scopes of API keys. */
  readonly holders: readonly string[];
}

export const EXPECTED_PERMISSIONS: Readonly<Record<string, ExpectedPermission>> = {
  ACCOUNT_READ: {
    reach: 'PLACE',
    secondFactor: false,
    allows: ['read Client', 'read Account', 'read Order', 'read Deployment'],
    holders: [
      'TENANT_OWNER',
      'PORTFOLIO_MANAGER',
      'RISK_OFFICER',
      'COMPLIANCE_OFFICER',
      'CLIENT_READER',
      'SUPPORT',
      'READ',
      'TRADE',
      'HALT',
      'RELEASE',
    ],
  },
  BALANCE_READ: {
    reach: 'PLACE',
    secondFactor: false,
    allows: ['readBalance Account'],
    holders: [
      'TENANT_OWNER',
      'PORTFOLIO_MANAGER',
      'RISK_OFFICER',
      'COMPLIANCE_OFFICER',
      'CLIENT_READER',
      'READ',
      'TRADE',
    ],
  },
  ORDER_WRITE: {
    reach: 'PLACE',
    secondFactor: true,
    allows: ['create Order', 'cancel Order'],
    holders: ['TENANT_OWNER', 'PORTFOLIO_MANAGER', 'TRADE'],
  },
  DEPLOYMENT_WRITE: {
    reach: 'PLACE',
    secondFactor: true,
    allows: ['deploy Deployment', 'stop Deployment'],
    holders: ['TENANT_OWNER', 'PORTFOLIO_MANAGER', 'TRADE'],
  },
  ACCOUNT_HALT: {
    reach: 'PLACE',
    secondFactor: true,
    allows: ['halt Account'],
    holders: ['TENANT_OWNER', 'PORTFOLIO_MANAGER', 'RISK_OFFICER', 'HALT'],
  },
  ACCOUNT_RELEASE: {
    reach: 'PLACE',
    secondFactor: true,
    allows: ['release Account'],
    holders: ['TENANT_OWNER', 'RISK_OFFICER', 'RELEASE'],
  },
  CLIENT_MANAGE: {
    reach: 'PLACE',
    secondFactor: true,
    allows: ['create Client', 'create Account'],
    holders: ['TENANT_OWNER'],
  },
  LIMITS_CHANGE: {
    reach: 'PLACE',
    secondFactor: true,
    allows: ['changeLimits Account'],
    holders: ['TENANT_OWNER', 'RISK_OFFICER'],
  },
  ACCOUNT_GO_LIVE: {
    reach: 'PLACE',
    secondFactor: true,
    allows: ['goLive Account'],
    holders: ['TENANT_OWNER'],
  },
  RESEARCH_READ: {
    reach: 'SHARED',
    secondFactor: false,
    allows: ['read ResearchRun'],
    holders: [
      'TENANT_OWNER',
      'PORTFOLIO_MANAGER',
      'RISK_OFFICER',
      'COMPLIANCE_OFFICER',
      'READ',
      'TRADE',
    ],
  },
  RESEARCH_RUN: {
    reach: 'SHARED',
    secondFactor: false,
    allows: ['run ResearchRun', 'cancel ResearchRun'],
    holders: ['TENANT_OWNER', 'PORTFOLIO_MANAGER', 'TRADE'],
  },
  USER_READ: {
    reach: 'TENANT',
    secondFactor: false,
    allows: ['read User', 'read Role', 'read ClientGroup'],
    holders: ['TENANT_OWNER', 'COMPLIANCE_OFFICER'],
  },
  USER_MANAGE: {
    reach: 'TENANT',
    secondFactor: true,
    allows: ['create User', 'update User', 'suspend User'],
    holders: ['TENANT_OWNER'],
  },
  ROLE_MANAGE: {
    reach: 'TENANT',
    secondFactor: true,
    allows: [
      'create Role',
      'update Role',
      'delete Role',
      'assign Role',
      'create ClientGroup',
      'update ClientGroup',
      'delete ClientGroup',
    ],
    holders: ['TENANT_OWNER'],
  },
  API_KEY_READ: {
    reach: 'TENANT',
    secondFactor: false,
    allows: ['read ApiKey'],
    holders: ['TENANT_OWNER'],
  },
  API_KEY_MANAGE: {
    reach: 'TENANT',
    secondFactor: true,
    allows: ['create ApiKey', 'update ApiKey', 'revoke ApiKey'],
    holders: ['TENANT_OWNER'],
  },
  CREDENTIAL_MANAGE: {
    reach: 'PLACE',
    secondFactor: true,
    allows: ['read Credential', 'create Credential', 'update Credential', 'revoke Credential'],
    holders: ['TENANT_OWNER'],
  },
  APPROVAL_DECIDE: {
    reach: 'PLACE',
    secondFactor: true,
    allows: ['read Approval', 'decide Approval'],
    holders: ['TENANT_OWNER', 'RISK_OFFICER', 'COMPLIANCE_OFFICER'],
  },
  AUDIT_READ: {
    reach: 'PLACE',
    secondFactor: false,
    allows: ['read AuditEntry'],
    holders: ['TENANT_OWNER', 'RISK_OFFICER', 'COMPLIANCE_OFFICER', 'AUDIT'],
  },
  AUDIT_EXPORT: {
    reach: 'TENANT',
    secondFactor: false,
    allows: ['export AuditEntry'],
    holders: ['TENANT_OWNER', 'COMPLIANCE_OFFICER', 'AUDIT'],
  },
  PLATFORM_READ: {
    reach: 'TENANT',
    secondFactor: true,
    allows: ['read Platform'],
    holders: ['PLATFORM_OPERATOR'],
  },
};
