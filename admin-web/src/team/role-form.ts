/** The form of a role: what is chosen brings what it needs, and takes away what needs it. */
import type { Permission, PermissionDefinition } from '@fiducia/sdk';

type Needs = readonly Pick<PermissionDefinition, 'permission' | 'needs'>[];

/** In the registry's order, and always a set that the server accepts. */
export function togglePermission(
  chosen: readonly Permission[],
  permission: Permission,
  registry: Needs,
): readonly Permission[] {
  const next = new Set(chosen);
  if (next.has(permission)) withoutDependents(next, permission, registry);
  else withNeeds(next, permission, registry);
  return registry.flatMap((one) => (next.has(one.permission) ? [one.permission] : []));
}

function withNeeds(chosen: Set<Permission>, permission: Permission, registry: Needs): void {
  if (chosen.has(permission)) return;
  chosen.add(permission);
  const needs = registry.find((one) => one.permission === permission)?.needs ?? [];
  for (const need of needs) withNeeds(chosen, need, registry);
}

function withoutDependents(chosen: Set<Permission>, permission: Permission, registry: Needs): void {
  if (!chosen.delete(permission)) return;
  for (const one of registry) {
    if (one.needs.includes(permission)) withoutDependents(chosen, one.permission, registry);
  }
}
