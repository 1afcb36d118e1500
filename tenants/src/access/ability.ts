/** CASL abilities of a context: which actions on which things, within which clients and accounts. */
import { AbilityBuilder, createMongoAbility, subject } from '@casl/ability';
import type { ForcedSubject, MongoAbility } from '@casl/ability';

import type { GrantScope } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { unreachable } from '../errors/result.js';
import type { AccountId, ClientId } from '../ids.js';
import { rightsOf } from './permissions.js';
import type { Right } from './permissions.js';

export type AccessAction =
  | 'read'
  | 'create'
  | 'run'
  | 'cancel'
  | 'deploy'
  | 'stop'
  | 'halt'
  | 'release'
  | 'export'
  | 'revoke';

export type AccessSubject =
  'Client' | 'Account' | 'Order' | 'Deployment' | 'AuditEntry' | 'User' | 'ApiKey' | 'ResearchRun';

/** A thing to be acted on. Say where it belongs: what is left out fits no client or account scope. */
export interface AccessTarget {
  readonly type: AccessSubject;
  readonly accountId?: AccountId;
  readonly clientId?: ClientId;
}

type Placed = { readonly accountId?: AccountId; readonly clientId?: ClientId };
type Subjects = AccessSubject | (Placed & ForcedSubject<AccessSubject>);
export type AccessAbility = MongoAbility<[AccessAction, Subjects]>;

const RULES: {
  readonly [Name in Right]: readonly (readonly [AccessAction, AccessSubject])[];
} = {
  ACCOUNT_READ: [
    ['read', 'Client'],
    ['read', 'Account'],
    ['read', 'Order'],
    ['read', 'Deployment'],
  ],
  ORDER_WRITE: [
    ['create', 'Order'],
    ['cancel', 'Order'],
  ],
  DEPLOYMENT_WRITE: [
    ['deploy', 'Deployment'],
    ['stop', 'Deployment'],
  ],
  ACCOUNT_HALT: [['halt', 'Account']],
  ACCOUNT_RELEASE: [['release', 'Account']],
  AUDIT_READ: [
    ['read', 'AuditEntry'],
    ['export', 'AuditEntry'],
  ],
  RESEARCH_READ: [['read', 'ResearchRun']],
  RESEARCH_RUN: [
    ['run', 'ResearchRun'],
    ['cancel', 'ResearchRun'],
  ],
  TENANT_ADMINISTER: [
    ['create', 'Client'],
    ['create', 'Account'],
    ['read', 'User'],
    ['create', 'User'],
    ['read', 'ApiKey'],
    ['create', 'ApiKey'],
    ['revoke', 'ApiKey'],
  ],
};

const built = new WeakMap<TenantContext['grants'], AccessAbility>();

/** For filters and the portal's menus. To decide about one thing use `isAllowed`. */
export function abilityFor(ctx: TenantContext): AccessAbility {
  const known = built.get(ctx.grants);
  if (known !== undefined) return known;
  const builder = new AbilityBuilder<AccessAbility>(createMongoAbility);
  for (const grant of ctx.grants) {
    for (const right of rightsOf(grant)) {
      for (const [action, type] of RULES[right]) {
        builder.can(action, type, isPlaced(type) ? scopeConditions(grant.scope) : undefined);
      }
    }
  }
  const ability = builder.build();
  built.set(ctx.grants, ability);
  return ability;
}

/**
 * Whether this actor may do this to this very thing. CASL alone, asked about a type, says yes when
 * some things of the type are allowed; a target always names a thing, so that cannot happen here.
 */
export function isAllowed(ctx: TenantContext, action: AccessAction, target: AccessTarget): boolean {
  // The platform's own work: the use case that made this context has decided already.
  if (ctx.actor.kind === 'SYSTEM') return true;
  const { type, ...placed } = target;
  return abilityFor(ctx).can(action, subject(type, placed));
}

/** Research is done on market data: it belongs to the tenant and lies in no client's scope. */
function isPlaced(type: AccessSubject): boolean {
  return type !== 'ResearchRun';
}

function scopeConditions(scope: GrantScope): Placed | undefined {
  switch (scope.type) {
    case 'ALL':
      return undefined;
    case 'CLIENT':
      return { clientId: scope.id };
    case 'ACCOUNT':
      return { accountId: scope.id };
    default:
      return unreachable(scope);
  }
}
