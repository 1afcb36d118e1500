/** Changes of the team: roles, assignments, groups of clients, and who may sign in. */
import {
  newId,
  parseWireId,
  reactivateUser,
  readTeamMember,
  requestAccessChange,
  ROLES,
  suspendUser,
  type AccessChange,
  type AccessChangeInput,
  type AssignedScope,
  type IdByKind,
  type Role,
  type RoleRef,
  type UserId,
} from '@fiducia/tenants';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { callOf, type GatewayContext } from '../../gateway/gateway-context.js';
import {
  AssignRoleInput,
  CreateClientGroupInput,
  CreateRoleInput,
  DeleteClientGroupInput,
  DeleteRoleInput,
  ReactivateUserInput,
  SuspendUserInput,
  UnassignRoleInput,
  UpdateClientGroupInput,
  UpdateRoleInput,
  type AssignmentScopeInput,
} from '../inputs/team.input.js';
import { toApproval } from '../map/approval.map.js';
import { toTeamMember } from '../map/team.map.js';
import { toFailure } from '../mutation-result.js';
import { readGroup, readRole } from '../read-team.js';
import {
  AssignRoleResult,
  CreateClientGroupResult,
  CreateRoleResult,
  DeleteClientGroupResult,
  DeleteRoleResult,
  ReactivateUserResult,
  SuspendUserResult,
  UnassignRoleResult,
  UpdateClientGroupResult,
  UpdateRoleResult,
} from '../types/team-payload.type.js';
import { withIds } from '../wire-ids.js';

const SCOPE_KIND = { CLIENT_GROUP: 'clientGroup', CLIENT: 'client', ACCOUNT: 'account' } as const;

@Resolver()
export class TeamCommandResolver {
  @Mutation(() => CreateRoleResult)
  createRole(
    @Ctx() context: GatewayContext,
    @Arg('input', () => CreateRoleInput) input: CreateRoleInput,
  ): Promise<object> {
    const { name, permissions, reason } = input;
    const roleId = newId<IdByKind['role']>();
    const facts = { name, description: input.description ?? '', permissions };
    const change = { type: 'CREATE_ROLE', roleId, ...facts } as const;
    return act(context, { change, reason }, 'CreateRolePayload', async () => ({
      role: await readRole(context, roleId),
    }));
  }

  @Mutation(() => UpdateRoleResult, { description: 'For everybody who holds it, at once.' })
  updateRole(
    @Ctx() context: GatewayContext,
    @Arg('input', () => UpdateRoleInput) input: UpdateRoleInput,
  ): Promise<object> {
    return withIds({ roleId: ['role', input.roleId] }, ({ roleId }) => {
      const { name, permissions, reason } = input;
      const facts = { name, description: input.description ?? '', permissions };
      const change = { type: 'UPDATE_ROLE', roleId, ...facts } as const;
      return act(context, { change, reason }, 'UpdateRolePayload', async () => ({
        role: await readRole(context, roleId),
      }));
    });
  }

  @Mutation(() => DeleteRoleResult, { description: 'Only one that nobody holds.' })
  deleteRole(
    @Ctx() context: GatewayContext,
    @Arg('input', () => DeleteRoleInput) input: DeleteRoleInput,
  ): Promise<object> {
    return withIds({ roleId: ['role', input.roleId] }, ({ roleId }) => {
      const asked = { change: { type: 'DELETE_ROLE', roleId } as const, reason: input.reason };
      return act(context, asked, 'DeleteRolePayload', () => ({ roleId: input.roleId }));
    });
  }

  @Mutation(() => AssignRoleResult, { description: 'Nobody gives what he does not hold.' })
  assignRole(
    @Ctx() context: GatewayContext,
    @Arg('input', () => AssignRoleInput) input: AssignRoleInput,
  ): Promise<object> {
    return withIds({ userId: ['user', input.userId] }, ({ userId }) => {
      const role = roleOf(input.roleId);
      const scope = scopeOf(input.scope);
      if (role === null) return badInput('roleId', 'Give a built-in role or an id rol_….');
      if (scope === null) return badInput('scope.id', 'Give an id that fits the type of scope.');
      const assignmentId = newId<IdByKind['roleAssignment']>();
      const change = { type: 'ASSIGN_ROLE', assignmentId, userId, role, scope } as const;
      const asked = { change, reason: input.reason };
      return act(context, asked, 'AssignRolePayload', () => memberOf(context, userId));
    });
  }

  @Mutation(() => UnassignRoleResult, { description: 'Counts at once, also for open streams.' })
  unassignRole(
    @Ctx() context: GatewayContext,
    @Arg('input', () => UnassignRoleInput) input: UnassignRoleInput,
  ): Promise<object> {
    const { assignmentId: text, reason } = input;
    return withIds({ assignmentId: ['roleAssignment', text] }, ({ assignmentId }) => {
      const change = { type: 'UNASSIGN_ROLE', assignmentId } as const;
      return act(context, { change, reason }, 'UnassignRolePayload', () => ({
        assignmentId: text,
      }));
    });
  }

  @Mutation(() => CreateClientGroupResult)
  createClientGroup(
    @Ctx() context: GatewayContext,
    @Arg('input', () => CreateClientGroupInput) input: CreateClientGroupInput,
  ): Promise<object> {
    const { name, reason } = input;
    const clientIds = clientsOf(input.clientIds);
    if (clientIds === null) return badInput('clientIds', 'Give ids that begin with cli_.');
    const groupId = newId<IdByKind['clientGroup']>();
    const change = { type: 'CREATE_GROUP', groupId, name, clientIds } as const;
    return act(context, { change, reason }, 'CreateClientGroupPayload', async () => ({
      group: await readGroup(context, groupId),
    }));
  }

  @Mutation(() => UpdateClientGroupResult, { description: 'Its clients are those given here.' })
  updateClientGroup(
    @Ctx() context: GatewayContext,
    @Arg('input', () => UpdateClientGroupInput) input: UpdateClientGroupInput,
  ): Promise<object> {
    return withIds({ groupId: ['clientGroup', input.groupId] }, ({ groupId }) => {
      const { name, reason } = input;
      const clientIds = clientsOf(input.clientIds);
      if (clientIds === null) return badInput('clientIds', 'Give ids that begin with cli_.');
      const change = { type: 'UPDATE_GROUP', groupId, name, clientIds } as const;
      return act(context, { change, reason }, 'UpdateClientGroupPayload', async () => ({
        group: await readGroup(context, groupId),
      }));
    });
  }

  @Mutation(() => DeleteClientGroupResult, {
    description: 'Only one over which nobody has a role.',
  })
  deleteClientGroup(
    @Ctx() context: GatewayContext,
    @Arg('input', () => DeleteClientGroupInput) input: DeleteClientGroupInput,
  ): Promise<object> {
    return withIds({ groupId: ['clientGroup', input.groupId] }, ({ groupId }) => {
      const asked = { change: { type: 'DELETE_GROUP', groupId } as const, reason: input.reason };
      return act(context, asked, 'DeleteClientGroupPayload', () => ({ groupId: input.groupId }));
    });
  }

  @Mutation(() => SuspendUserResult, { description: 'Ends every session of the person.' })
  suspendUser(
    @Ctx() context: GatewayContext,
    @Arg('input', () => SuspendUserInput) input: SuspendUserInput,
  ): Promise<object> {
    return setStatus(context, input, suspendUser, 'SuspendUserPayload');
  }

  @Mutation(() => ReactivateUserResult)
  reactivateUser(
    @Ctx() context: GatewayContext,
    @Arg('input', () => ReactivateUserInput) input: ReactivateUserInput,
  ): Promise<object> {
    return setStatus(context, input, reactivateUser, 'ReactivateUserPayload');
  }
}

/** What was changed is read again for the payload; a change that waits has not happened yet. */
async function act(
  context: GatewayContext,
  asked: { readonly change: AccessChangeInput; readonly reason: string },
  typeName: string,
  payload: (change: AccessChange) => object | Promise<object>,
): Promise<object> {
  const { ctx } = callOf(context);
  const deps = { ...context.deps.tenants, approvals: context.approvals };
  const outcome = await requestAccessChange(ctx, deps, asked);
  if (!outcome.ok) return toFailure(outcome.error);
  const { change, approval } = outcome.value;
  const waits = approval === null ? null : toApproval(ctx, approval);
  return { __typename: typeName, approval: waits, ...(await payload(change)) };
}

function setStatus(
  context: GatewayContext,
  input: SuspendUserInput,
  set: typeof suspendUser,
  typeName: string,
): Promise<object> {
  return withIds({ userId: ['user', input.userId] }, async ({ userId }) => {
    const { ctx } = callOf(context);
    const outcome = await set(ctx, context.deps.tenants, { userId, reason: input.reason });
    if (!outcome.ok) return toFailure(outcome.error);
    return { __typename: typeName, ...(await memberOf(context, userId)) };
  });
}

async function memberOf(context: GatewayContext, userId: UserId): Promise<object> {
  const member = await readTeamMember(callOf(context).ctx, context.deps.tenants, userId);
  return { member: member === null ? null : toTeamMember(member) };
}

function badInput(field: string, sentence: string): Promise<object> {
  return Promise.resolve(toFailure({ code: 'INVALID_INPUT', field, sentence }));
}

function roleOf(text: string): RoleRef | null {
  if (isRole(text)) return { builtIn: text };
  const parsed = parseWireId('role', text);
  return parsed.ok ? { customRoleId: parsed.id } : null;
}

function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

function scopeOf({ type, id = null }: AssignmentScopeInput): AssignedScope | null {
  if (type === 'ALL') return id === null ? { type } : null;
  const parsed = parseWireId(SCOPE_KIND[type], id ?? '');
  return parsed.ok ? ({ type, id: parsed.id } as AssignedScope) : null;
}

function clientsOf(texts: readonly string[]): IdByKind['client'][] | null {
  const parsed = texts.map((text) => parseWireId('client', text));
  const ids = parsed.flatMap((one) => (one.ok ? [one.id] : []));
  return ids.length === texts.length ? ids : null;
}
