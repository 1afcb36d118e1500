/** CASL abilities of a context: which actions on which things, within which clients and accounts. */
import { createMongoAbility, subject } from '@casl/ability';
import type { ForcedSubject, MongoAbility, MongoQuery, RawRuleOf } from '@casl/ability';

import type { Grant, GrantScope } from '../context/grants.js';
import type { TenantContext } from '../context/tenant-context.js';
import { unreachable } from '../errors/result.js';
import type { AccountId, ClientId } from '../ids.js';
import { permissionRule } from './permission-registry.js';
import type { AccessAction, AccessSubject } from './permission-registry.js';
import { grantGives, permissionsOfGrant } from './permissions.js';

/** A thing to be acted on. Say where it belongs: what is left out fits no client or account scope. */
export interface AccessTarget {
  readonly type: AccessSubject;
  readonly accountId?: AccountId;
  readonly clientId?: ClientId;
}

type Placed = { readonly accountId?: AccountId; readonly clientId?: ClientId };
type Subjects = AccessSubject | (Placed & ForcedSubject<AccessSubject>);
export type AccessAbility = MongoAbility<[AccessAction, Subjects]>;

const built = new WeakMap<TenantContext['grants'], AccessAbility>();

/** For filters and the portal's menus. To decide about one thing use `isAllowed`. */
export function abilityFor(ctx: TenantContext): AccessAbility {
  const known = built.get(ctx.grants);
  if (known !== undefined) return known;
  const ability = abilityOf(ctx.grants);
  built.set(ctx.grants, ability);
  return ability;
}

function abilityOf(grants: readonly Grant[]): AccessAbility {
  const rules: RawRuleOf<AccessAbility>[] = [];
  for (const grant of grants) {
    for (const permission of permissionsOfGrant(grant)) {
      if (!grantGives(grant, permission)) continue;
      const { allows, reach } = permissionRule(permission);
      const conditions = reach === 'PLACE' ? scopeConditions(grant.scope) : undefined;
      for (const [action, type] of allows) {
        rules.push({ action, subject: type, ...(conditions && { conditions }) });
      }
    }
  }
  return createMongoAbility<AccessAbility>(rules);
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

function scopeConditions(scope: GrantScope): MongoQuery | undefined {
  switch (scope.type) {
    case 'ALL':
      return undefined;
    case 'CLIENT_GROUP':
      return { clientId: { $in: [...scope.clientIds] } };
    case 'CLIENT':
      return { clientId: scope.id };
    case 'ACCOUNT':
      return { accountId: scope.id };
    default:
      return unreachable(scope);
  }
}
