/** Reads the team: people, roles, permissions, groups, explanations, and what others see. */
import {
  explainPermission,
  listClientGroups,
  listClients,
  listRoles,
  listTeamMembers,
  parseWireId,
  PERMISSIONS,
  toWireId,
  viewAs,
  type ExplainQuery,
} from '@fiducia/tenants';
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import type { ConnectionValue } from '../connection.js';
import { PermissionEnum } from '../enums.js';
import {
  toClientGroup,
  toPermissionDefinition,
  toReason,
  toRoleDefinition,
  toSeenAs,
  toTeamMember,
} from '../map/team.map.js';
import { badArgument, boundedText, pageSize, toConnection } from '../page.js';
import type { ClientType } from '../types/tenant.type.js';
import {
  ClientConnectionType,
  ClientGroupType,
  PermissionDefinitionType,
  PermissionExplanationType,
  RoleDefinitionType,
  SeenAsType,
  TeamMemberConnectionType,
  type TeamMemberType,
} from '../types/team.type.js';
import { orThrow } from '../use-case-error.js';
import { idArgument, optionalIdArgument } from '../wire-ids.js';

const MAX_SEARCH = 100;

@Resolver()
export class TeamResolver {
  @Query(() => [PermissionDefinitionType], {
    description: 'The registry: every permission, what it allows and what it asks for.',
  })
  permissions(): readonly PermissionDefinitionType[] {
    return PERMISSIONS.map(toPermissionDefinition);
  }

  @Query(() => [RoleDefinitionType], { description: 'Built-in and own roles; needs USER_READ.' })
  async roles(@Ctx() context: GatewayContext): Promise<readonly RoleDefinitionType[]> {
    const roles = orThrow(await listRoles(callOf(context).ctx, context.deps.tenants)).value;
    return roles.map(toRoleDefinition);
  }

  @Query(() => TeamMemberConnectionType, { description: 'Needs USER_READ.' })
  async teamMembers(
    @Ctx() context: GatewayContext,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<ConnectionValue<TeamMemberType>> {
    const query = { first: pageSize(first), after: optionalIdArgument('user', 'after', after) };
    const outcome = await listTeamMembers(callOf(context).ctx, context.deps.tenants, query);
    const { members: nodes, hasNextPage } = orThrow(outcome).value;
    const cursors = nodes.map(({ userId }) => toWireId('user', userId));
    return toConnection({ nodes, cursors, hasNextPage }, after, toTeamMember);
  }

  @Query(() => [ClientGroupType], { description: 'By name; needs USER_READ.' })
  async clientGroups(@Ctx() context: GatewayContext): Promise<readonly ClientGroupType[]> {
    const outcome = await listClientGroups(callOf(context).ctx, context.deps.tenants);
    return orThrow(outcome).value.map(toClientGroup);
  }

  @Query(() => ClientConnectionType, { description: 'Clients that the viewer may see.' })
  async clients(
    @Ctx() context: GatewayContext,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('search', () => String, { nullable: true }) search: string | null,
  ): Promise<ConnectionValue<ClientType>> {
    const { clients: nodes, hasNextPage } = await listClients(
      callOf(context).ctx,
      context.deps.tenants,
      {
        first: pageSize(first),
        after: optionalIdArgument('client', 'after', after),
        search: boundedText('search', search ?? '', MAX_SEARCH) || null,
      },
    );
    const cursors = nodes.map(({ id }) => toWireId('client', id));
    return toConnection({ nodes, cursors, hasNextPage }, after, (client) => ({
      ...client,
      id: toWireId('client', client.id),
    }));
  }

  @Query(() => PermissionExplanationType, {
    description: 'Why somebody may do something or not; about others it needs USER_READ.',
  })
  async explainPermission(
    @Ctx() context: GatewayContext,
    @Arg('permission', () => PermissionEnum) permission: keyof typeof PermissionEnum,
    @Arg('userId', () => ID, { nullable: true, description: 'Absent: the viewer.' })
    userId: string | null,
    @Arg('resourceId', () => ID, {
      nullable: true,
      description: 'An account (acc_…) or a client (cli_…); absent: somewhere.',
    })
    resourceId: string | null,
  ): Promise<PermissionExplanationType> {
    const query = {
      userId: optionalIdArgument('user', 'userId', userId),
      permission,
      place: placeArgument(resourceId),
    };
    const outcome = await explainPermission(callOf(context).ctx, context.deps.tenants, query);
    const { allowed, reasons } = orThrow(outcome).value;
    return { permission, allowed, reasons: reasons.map(toReason) };
  }

  @Query(() => SeenAsType, {
    description: 'What another person would see and may do. Reads only, and is audited.',
  })
  async viewAs(
    @Ctx() context: GatewayContext,
    @Arg('userId', () => ID) userId: string,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<SeenAsType> {
    const query = {
      userId: idArgument('user', 'userId', userId),
      first: pageSize(first),
      after: optionalIdArgument('account', 'after', after),
    };
    const outcome = await viewAs(callOf(context).ctx, context.deps.tenants, query);
    return toSeenAs(orThrow(outcome).value, after);
  }
}

function placeArgument(resourceId: string | null | undefined): ExplainQuery['place'] {
  if (resourceId === null || resourceId === undefined) return null;
  const account = parseWireId('account', resourceId);
  if (account.ok) return { type: 'ACCOUNT', id: account.id };
  const client = parseWireId('client', resourceId);
  if (client.ok) return { type: 'CLIENT', id: client.id };
  throw badArgument('resourceId', 'must be the id of an account or a client');
}
