/** CASL's conditions compiled to SQL: which accounts a context reaches, as a filter of a query. */
import type { MongoQuery } from '@casl/ability';

import type { TenantContext } from '../context/tenant-context.js';
import type { AccountId, ClientId } from '../ids.js';
import { abilityFor } from './ability.js';
import { permissionRule } from './permission-registry.js';
import type { Permission } from './permission-registry.js';

export type AccountScope =
  'ALL' | { readonly clientIds: readonly ClientId[]; readonly accountIds: readonly AccountId[] };

const compiled = new WeakMap<TenantContext['grants'], Map<Permission, AccountScope>>();

/** An account is reached when it or its client is listed; two empty lists reach nothing. */
export function accountScope(ctx: TenantContext, right: Permission = 'ACCOUNT_READ'): AccountScope {
  if (ctx.actor.kind === 'SYSTEM') return 'ALL';
  const known = compiled.get(ctx.grants) ?? new Map<Permission, AccountScope>();
  compiled.set(ctx.grants, known);
  const scope = known.get(right) ?? compile(ctx, right);
  known.set(right, scope);
  return scope;
}

/** The very rules that decide about single things, so that lists cannot disagree with them. */
function compile(ctx: TenantContext, right: Permission): AccountScope {
  const [first] = permissionRule(right).allows;
  if (first === undefined) throw new Error(`Permission ${right} allows nothing`);
  const clientIds = new Set<ClientId>();
  const accountIds = new Set<AccountId>();
  for (const rule of abilityFor(ctx).rulesFor(...first)) {
    if (rule.inverted) throw new Error('A rule that takes away cannot be compiled to a scope');
    if (rule.conditions === undefined) return 'ALL';
    const { clientId, accountId, ...others } = rule.conditions as Conditions;
    if (Object.keys(others).length > 0) throw new Error('A condition is unknown to the compiler');
    for (const id of valuesOf<ClientId>(clientId)) clientIds.add(id);
    for (const id of valuesOf<AccountId>(accountId)) accountIds.add(id);
  }
  return { clientIds: [...clientIds], accountIds: [...accountIds] };
}

interface Conditions {
  readonly clientId?: MongoQuery[string];
  readonly accountId?: MongoQuery[string];
}

/** The two forms that scopes are written in: one id, or any of a list. */
function valuesOf<Id extends string>(condition: unknown): readonly Id[] {
  if (condition === undefined) return [];
  if (typeof condition === 'string') return [condition as Id];
  if (typeof condition === 'object' && condition !== null && '$in' in condition) {
    return condition.$in as Id[];
  }
  throw new Error('A condition is written in a form that the compiler does not know');
}

export interface ScopeColumns {
  readonly clientId: string;
  readonly accountId: string;
}

/**
 * The condition as constant SQL, which the database plans once; its three values come from
 * `scopeValues`. `columns` are names of our own source, never input.
 */
export function scopeCondition(columns: ScopeColumns, firstParameter: number): string {
  const [all, clients, accounts] = [0, 1, 2].map((offset) => `$${firstParameter + offset}`);
  return (
    `(${all}::boolean or ${columns.clientId} = any(${clients}::uuid[]) ` +
    `or ${columns.accountId} = any(${accounts}::uuid[]))`
  );
}

export function scopeValues(
  scope: AccountScope,
): readonly [boolean, readonly string[], readonly string[]] {
  return scope === 'ALL' ? [true, [], []] : [false, scope.clientIds, scope.accountIds];
}
