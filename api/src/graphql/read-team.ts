/** One role or group again after it was changed; null while the change waits for approval. */
import { listClientGroups, listRoles, type ClientGroupId, type RoleId } from '@fiducia/tenants';
import { callOf, type GatewayContext } from '../gateway/gateway-context.js';
import { toClientGroup, toRoleDefinition } from './map/team.map.js';
import type { ClientGroupType, RoleDefinitionType } from './types/team.type.js';

export async function readRole(
  context: GatewayContext,
  roleId: RoleId,
): Promise<RoleDefinitionType | null> {
  const roles = await listRoles(callOf(context).ctx, context.deps.tenants);
  if (!roles.ok) return null;
  const found = roles.value.find(({ ref }) => 'customRoleId' in ref && ref.customRoleId === roleId);
  return found === undefined ? null : toRoleDefinition(found);
}

export async function readGroup(
  context: GatewayContext,
  groupId: ClientGroupId,
): Promise<ClientGroupType | null> {
  const groups = await listClientGroups(callOf(context).ctx, context.deps.tenants);
  if (!groups.ok) return null;
  const found = groups.value.find(({ id }) => id === groupId);
  return found === undefined ? null : toClientGroup(found);
}
