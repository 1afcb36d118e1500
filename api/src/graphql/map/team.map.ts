/** The team as the schema shows it. */
import {
  FIELD_RULES,
  PERMISSION_NEEDS,
  permissionRule,
  toWireId,
  unreachable,
  type AssignedScope,
  type AssignmentView,
  type ExplanationCode,
  type ExplanationReason,
  type Grant,
  type GroupView,
  type Permission,
  type RoleRef,
  type RoleView,
  type SeenAccount,
  type SeenAs,
  type TeamMember,
} from '@fiducia/tenants';
import { toConnection } from '../page.js';
import type {
  AssignmentScopeType,
  ClientGroupType,
  PermissionDefinitionType,
  PermissionReasonType,
  RoleAssignmentType,
  RoleDefinitionType,
  SeenAccountType,
  SeenAsType,
  TeamMemberType,
} from '../types/team.type.js';

export function toPermissionDefinition(permission: Permission): PermissionDefinitionType {
  const { sentence, reach, movesMoneyOrRights, stepUp, allows } = permissionRule(permission);
  const fields = FIELD_RULES.filter((rule) => rule.permission === permission);
  return {
    ...{ permission, sentence, reach, movesMoneyOrRights, stepUp },
    needs: PERMISSION_NEEDS[permission] ?? [],
    actions: allows.map(([action, subject]) => `${action} ${subject}`),
    fields: fields.map(({ type, field }) => `${type}.${field}`),
  };
}

export function toRoleDefinition(role: RoleView): RoleDefinitionType {
  const { name, description, permissions, assignmentCount } = role;
  const builtIn = 'builtIn' in role.ref ? role.ref.builtIn : null;
  return { id: wireRole(role.ref), builtIn, name, description, permissions, assignmentCount };
}

export function wireRole(ref: RoleRef): string {
  return 'builtIn' in ref ? ref.builtIn : toWireId('role', ref.customRoleId);
}

export function toTeamMember(member: TeamMember): TeamMemberType {
  const { userId, name, email, status, createdAt } = member;
  const assignments = member.assignments.map(toAssignment);
  return { id: toWireId('user', userId), name, email, status, createdAt, assignments };
}

function toAssignment(assignment: AssignmentView): RoleAssignmentType {
  const { id, role, roleName, scope, scopeName, createdAt } = assignment;
  return {
    id: toWireId('roleAssignment', id),
    roleId: wireRole(role),
    roleName,
    scope: toScope(scope, scopeName),
    createdAt,
  };
}

export function toScope(scope: AssignedScope, name: string | null): AssignmentScopeType {
  switch (scope.type) {
    case 'ALL':
      return { type: 'ALL', id: null, name: null };
    case 'CLIENT_GROUP':
      return { type: 'CLIENT_GROUP', id: toWireId('clientGroup', scope.id), name };
    case 'CLIENT':
      return { type: 'CLIENT', id: toWireId('client', scope.id), name };
    case 'ACCOUNT':
      return { type: 'ACCOUNT', id: toWireId('account', scope.id), name };
    default:
      return unreachable(scope);
  }
}

export function toClientGroup(group: GroupView): ClientGroupType {
  const { name, clientCount } = group;
  const clients = group.clients.map((client) => ({
    ...client,
    id: toWireId('client', client.id),
  }));
  return { id: toWireId('clientGroup', group.id), name, clientCount, clients };
}

const SENTENCES: { readonly [Code in ExplanationCode]: string } = {
  GRANTED: 'This assignment gives it.',
  OUT_OF_SCOPE: 'The role has it, but the assignment does not reach this.',
  NEEDS_WHOLE_TENANT: 'The role has it, but it counts only when assigned over everything.',
  ROLE_LACKS_PERMISSION: 'The role does not have it.',
  NO_ASSIGNMENT: 'No role is assigned.',
  USER_SUSPENDED: 'The person is suspended.',
  SECOND_FACTOR_REQUIRED: 'Its holder signs in with a second factor.',
  STEP_UP_REQUIRED: 'Its use asks for a code of the second factor, shown just before.',
  APPROVAL_REQUIRED: 'What is asked for with it waits for a second person.',
};

export function toReason({ code, grant }: ExplanationReason): PermissionReasonType {
  const sentence = SENTENCES[code];
  if (grant === null) return { code, sentence, roleName: null, scope: null };
  return { code, sentence, roleName: nameOf(grant), scope: toScope(grant.scope, null) };
}

function nameOf(grant: Grant): string {
  switch (grant.kind) {
    case 'ROLE':
      return grant.role;
    case 'CUSTOM_ROLE':
      return grant.name;
    case 'KEY_SCOPE':
      return grant.keyScope;
    default:
      return unreachable(grant);
  }
}

export function toSeenAs(seen: SeenAs, after: string | null): SeenAsType {
  const { person, permissions, hasNextPage } = seen;
  const cursors = seen.accounts.map(({ accountId }) => toWireId('account', accountId));
  return {
    userId: toWireId('user', person.userId),
    name: person.name,
    status: person.status,
    permissions,
    accounts: toConnection({ nodes: seen.accounts, cursors, hasNextPage }, after, toSeenAccount),
  };
}

function toSeenAccount({ accountId, name, clientName, permissions }: SeenAccount): SeenAccountType {
  return { id: toWireId('account', accountId), name, clientName, permissions };
}
