/** The one table of permissions: what each lets somebody do, where, and what it asks of them. */

export type AccessAction =
  | 'read'
  | 'readBalance'
  | 'create'
  | 'update'
  | 'delete'
  | 'assign'
  | 'suspend'
  | 'run'
  | 'cancel'
  | 'deploy'
  | 'stop'
  | 'halt'
  | 'release'
  | 'changeLimits'
  | 'goLive'
  | 'decide'
  | 'export'
  | 'revoke';

export type AccessSubject =
  | 'Client'
  | 'Account'
  | 'Order'
  | 'Deployment'
  | 'AuditEntry'
  | 'User'
  | 'Role'
  | 'ClientGroup'
  | 'ApiKey'
  | 'Credential'
  | 'Approval'
  | 'ResearchRun'
  | 'Platform';

/**
 * How far a permission goes. PLACE: to the clients and accounts of the assignment's scope.
 * TENANT: to the whole tenant, and only an assignment over all of it counts: the owner of one
 * client appoints nobody. SHARED: to what lies in no client's scope, whatever the assignment's is.
 */
export type PermissionReach = 'PLACE' | 'TENANT' | 'SHARED';

export interface PermissionRule {
  readonly allows: readonly (readonly [AccessAction, AccessSubject])[];
  readonly reach: PermissionReach;
  /** Whoever holds it signs in with a second factor: it moves money, or somebody's rights. */
  readonly movesMoneyOrRights: boolean;
  /** Its use asks for a factor shown a moment ago. */
  readonly stepUp: boolean;
  /** What it lets somebody do, for a person who grants it. */
  readonly sentence: string;
}

const READS = { movesMoneyOrRights: false, stepUp: false } as const;
const ACTS = { movesMoneyOrRights: true, stepUp: false } as const;
const GUARDED = { movesMoneyOrRights: true, stepUp: true } as const;

export const PERMISSION_REGISTRY = {
  ACCOUNT_READ: {
    allows: [
      ['read', 'Client'],
      ['read', 'Account'],
      ['read', 'Order'],
      ['read', 'Deployment'],
    ],
    reach: 'PLACE',
    ...READS,
    sentence: 'See clients, accounts, their orders and strategies, without amounts of money.',
  },
  BALANCE_READ: {
    allows: [['readBalance', 'Account']],
    reach: 'PLACE',
    ...READS,
    sentence: 'See amounts of money: balances, equity, profits, quantities and values.',
  },
  ORDER_WRITE: {
    allows: [
      ['create', 'Order'],
      ['cancel', 'Order'],
    ],
    reach: 'PLACE',
    ...ACTS,
    sentence: 'Place and cancel orders.',
  },
  DEPLOYMENT_WRITE: {
    allows: [
      ['deploy', 'Deployment'],
      ['stop', 'Deployment'],
    ],
    reach: 'PLACE',
    ...ACTS,
    sentence: 'Start and stop strategies on accounts.',
  },
  ACCOUNT_HALT: {
    allows: [['halt', 'Account']],
    reach: 'PLACE',
    ...ACTS,
    sentence: 'Halt trading with the kill switch.',
  },
  ACCOUNT_RELEASE: {
    allows: [['release', 'Account']],
    reach: 'PLACE',
    ...GUARDED,
    sentence: 'Ask for a halted account to trade again.',
  },
  CLIENT_MANAGE: {
    allows: [
      ['create', 'Client'],
      ['create', 'Account'],
    ],
    reach: 'PLACE',
    ...ACTS,
    sentence: 'Add clients and open accounts for them.',
  },
  LIMITS_CHANGE: {
    allows: [['changeLimits', 'Account']],
    reach: 'PLACE',
    ...GUARDED,
    sentence: 'Ask for other risk limits of an account.',
  },
  ACCOUNT_GO_LIVE: {
    allows: [['goLive', 'Account']],
    reach: 'PLACE',
    ...GUARDED,
    sentence: 'Ask for an account to trade with real money.',
  },
  RESEARCH_READ: {
    allows: [['read', 'ResearchRun']],
    reach: 'SHARED',
    ...READS,
    sentence: 'See backtests and parameter searches.',
  },
  RESEARCH_RUN: {
    allows: [
      ['run', 'ResearchRun'],
      ['cancel', 'ResearchRun'],
    ],
    reach: 'SHARED',
    ...READS,
    sentence: 'Start and cancel backtests and parameter searches.',
  },
  USER_READ: {
    allows: [
      ['read', 'User'],
      ['read', 'Role'],
      ['read', 'ClientGroup'],
    ],
    reach: 'TENANT',
    ...READS,
    sentence: 'See the team, its roles and what each person may do.',
  },
  USER_MANAGE: {
    allows: [
      ['create', 'User'],
      ['update', 'User'],
      ['suspend', 'User'],
    ],
    reach: 'TENANT',
    ...GUARDED,
    sentence: 'Invite people, suspend them, and reset their second factor.',
  },
  ROLE_MANAGE: {
    allows: [
      ['create', 'Role'],
      ['update', 'Role'],
      ['delete', 'Role'],
      ['assign', 'Role'],
      ['create', 'ClientGroup'],
      ['update', 'ClientGroup'],
      ['delete', 'ClientGroup'],
    ],
    reach: 'TENANT',
    ...GUARDED,
    sentence: 'Make roles and client groups, and assign roles to people.',
  },
  API_KEY_READ: {
    allows: [['read', 'ApiKey']],
    reach: 'TENANT',
    ...READS,
    sentence: 'See API keys, without their secrets.',
  },
  API_KEY_MANAGE: {
    allows: [
      ['create', 'ApiKey'],
      ['update', 'ApiKey'],
      ['revoke', 'ApiKey'],
    ],
    reach: 'TENANT',
    ...GUARDED,
    sentence: 'Create, rotate and revoke API keys.',
  },
  CREDENTIAL_MANAGE: {
    allows: [
      ['read', 'Credential'],
      ['create', 'Credential'],
      ['update', 'Credential'],
      ['revoke', 'Credential'],
    ],
    reach: 'PLACE',
    ...GUARDED,
    sentence: 'Store and rotate the keys of trading venues; nobody can read them.',
  },
  APPROVAL_DECIDE: {
    allows: [
      ['read', 'Approval'],
      ['decide', 'Approval'],
    ],
    reach: 'PLACE',
    ...GUARDED,
    sentence: 'Approve or reject what somebody else has asked for.',
  },
  AUDIT_READ: {
    allows: [['read', 'AuditEntry']],
    reach: 'PLACE',
    ...READS,
    sentence: 'Read the audit log.',
  },
  AUDIT_EXPORT: {
    allows: [['export', 'AuditEntry']],
    reach: 'TENANT',
    ...READS,
    sentence: 'Export the audit log with its proofs.',
  },
  PLATFORM_READ: {
    allows: [['read', 'Platform']],
    reach: 'TENANT',
    movesMoneyOrRights: true,
    stepUp: false,
    sentence: 'See how the partners of the platform are doing; for its operator only.',
  },
} as const satisfies Readonly<Record<string, PermissionRule>>;

/** What a person or an API key may do; the names of the GraphQL enum. */
export type Permission = keyof typeof PERMISSION_REGISTRY;

export const PERMISSIONS = Object.keys(PERMISSION_REGISTRY) as readonly Permission[];

export function permissionRule(permission: Permission): PermissionRule {
  return PERMISSION_REGISTRY[permission];
}

/** The permission that an action on a subject needs; null for what nobody can ever do. */
export function permissionFor(action: AccessAction, type: AccessSubject): Permission | null {
  return (
    PERMISSIONS.find((name) =>
      permissionRule(name).allows.some(([does, what]) => does === action && what === type),
    ) ?? null
  );
}
