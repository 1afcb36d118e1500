/** Every rule about permissions, each spoiled in every way that gives too much or too little. */
import { KEY_SCOPE_PERMISSIONS, ROLE_PERMISSIONS } from '../access/built-in-roles.js';
import { FIELD_RULES } from '../access/field-rules.js';
import { permissionRule, PERMISSIONS } from '../access/permission-registry.js';
import type { Permission, PermissionReach } from '../access/permission-registry.js';
import { PERMISSION_NEEDS } from '../access/role-needs.js';

export interface PermissionMutant {
  /** What was done, as it is printed. */
  readonly change: string;
  /** Spoils the rule in this process; the returned function makes it what it was. */
  apply(): () => void;
}

const REACHES: readonly PermissionReach[] = ['PLACE', 'TENANT', 'SHARED'];

/** How many rules there are to spoil. */
export function permissionRuleCount(): number {
  const actions = PERMISSIONS.flatMap((name) => permissionRule(name).allows);
  const needs = Object.values(PERMISSION_NEEDS).flat();
  const held = [...Object.values(ROLE_PERMISSIONS), ...Object.values(KEY_SCOPE_PERMISSIONS)];
  return actions.length + needs.length + held.flat().length + FIELD_RULES.length;
}

export function permissionMutants(): readonly PermissionMutant[] {
  return [
    ...PERMISSIONS.flatMap(mutantsOfRule),
    ...mutantsOfHolders('role', ROLE_PERMISSIONS),
    ...mutantsOfHolders('key scope', KEY_SCOPE_PERMISSIONS),
    ...Object.entries(PERMISSION_NEEDS).flatMap(([name, needs]) => removals(name, needs)),
    ...removals('field rule', FIELD_RULES),
  ];
}

function mutantsOfRule(name: Permission): readonly PermissionMutant[] {
  const rule = permissionRule(name);
  const flags = (['movesMoneyOrRights', 'stepUp'] as const).map((flag) =>
    set(`${name}: ${flag} ${String(!rule[flag])}`, rule, flag, !rule[flag]),
  );
  const reaches = REACHES.filter((reach) => reach !== rule.reach).map((reach) =>
    set(`${name}: reach ${reach}`, rule, 'reach', reach),
  );
  return [...removals(name, rule.allows), ...flags, ...reaches];
}

/** Each holder without each of its permissions, and with each of the others. */
function mutantsOfHolders(
  what: string,
  held: Readonly<Record<string, readonly Permission[]>>,
): readonly PermissionMutant[] {
  return Object.keys(held).flatMap((holder) =>
    PERMISSIONS.map((permission) => {
      const before = held[holder] ?? [];
      const without = before.filter((name) => name !== permission);
      const had = before.includes(permission);
      const change = `${what} ${holder} ${had ? 'without' : 'with'} ${permission}`;
      return set(change, held, holder, had ? without : [...before, permission]);
    }),
  );
}

function set<Target extends object, Name extends keyof Target>(
  change: string,
  target: Target,
  name: Name,
  value: Target[Name],
): PermissionMutant {
  return {
    change,
    apply() {
      const before = target[name];
      target[name] = value;
      return () => {
        target[name] = before;
      };
    },
  };
}

function removals(name: string, list: readonly unknown[]): readonly PermissionMutant[] {
  const mutable = list as unknown[];
  return list.map((item, index) => ({
    change: `${name}: without ${JSON.stringify(item)}`,
    apply() {
      mutable.splice(index, 1);
      return () => {
        mutable.splice(index, 0, item);
      };
    },
  }));
}
