/** What changes of the team answer: the thing as it is now, and the approval that it waits for. */
import { Field, ID, ObjectType, type ClassType } from 'type-graphql';
import { ApprovalType } from './approval.type.js';
import { resultOf } from './result-of.js';
import { COMMAND_FAILURES } from './result.type.js';
import { ClientGroupType, RoleDefinitionType, TeamMemberType } from './team.type.js';

const WAITS = 'The request that a second person has to grant; null when the change is done.';

@ObjectType()
abstract class ChangePayload {
  @Field(() => ApprovalType, { nullable: true, description: WAITS, simple: true })
  approval!: ApprovalType | null;
}

@ObjectType('CreateRolePayload', { simpleResolvers: true })
export class CreateRolePayloadType extends ChangePayload {
  @Field(() => RoleDefinitionType, { nullable: true, description: 'null while it waits.' })
  role!: RoleDefinitionType | null;
}

@ObjectType('UpdateRolePayload', { simpleResolvers: true })
export class UpdateRolePayloadType extends ChangePayload {
  @Field(() => RoleDefinitionType, { nullable: true })
  role!: RoleDefinitionType | null;
}

@ObjectType('DeleteRolePayload', { simpleResolvers: true })
export class DeleteRolePayloadType extends ChangePayload {
  @Field(() => ID)
  roleId!: string;
}

@ObjectType('AssignRolePayload', { simpleResolvers: true })
export class AssignRolePayloadType extends ChangePayload {
  @Field(() => TeamMemberType, { nullable: true })
  member!: TeamMemberType | null;
}

@ObjectType('UnassignRolePayload', { simpleResolvers: true })
export class UnassignRolePayloadType extends ChangePayload {
  @Field(() => ID)
  assignmentId!: string;
}

@ObjectType('CreateClientGroupPayload', { simpleResolvers: true })
export class CreateClientGroupPayloadType extends ChangePayload {
  @Field(() => ClientGroupType, { nullable: true, description: 'null while it waits.' })
  group!: ClientGroupType | null;
}

@ObjectType('UpdateClientGroupPayload', { simpleResolvers: true })
export class UpdateClientGroupPayloadType extends ChangePayload {
  @Field(() => ClientGroupType, { nullable: true })
  group!: ClientGroupType | null;
}

@ObjectType('DeleteClientGroupPayload', { simpleResolvers: true })
export class DeleteClientGroupPayloadType extends ChangePayload {
  @Field(() => ID)
  groupId!: string;
}

@ObjectType('SuspendUserPayload', { simpleResolvers: true })
export class SuspendUserPayloadType {
  @Field(() => TeamMemberType, { nullable: true })
  member!: TeamMemberType | null;
}

@ObjectType('ReactivateUserPayload', { simpleResolvers: true })
export class ReactivateUserPayloadType {
  @Field(() => TeamMemberType, { nullable: true })
  member!: TeamMemberType | null;
}

function teamResult(name: string, payload: ClassType<object>) {
  return resultOf(name, [payload, ...COMMAND_FAILURES]);
}

export const CreateRoleResult = teamResult('CreateRoleResult', CreateRolePayloadType);
export const UpdateRoleResult = teamResult('UpdateRoleResult', UpdateRolePayloadType);
export const DeleteRoleResult = teamResult('DeleteRoleResult', DeleteRolePayloadType);
export const AssignRoleResult = teamResult('AssignRoleResult', AssignRolePayloadType);
export const UnassignRoleResult = teamResult('UnassignRoleResult', UnassignRolePayloadType);
export const CreateClientGroupResult = teamResult(
  'CreateClientGroupResult',
  CreateClientGroupPayloadType,
);
export const UpdateClientGroupResult = teamResult(
  'UpdateClientGroupResult',
  UpdateClientGroupPayloadType,
);
export const DeleteClientGroupResult = teamResult(
  'DeleteClientGroupResult',
  DeleteClientGroupPayloadType,
);
export const SuspendUserResult = teamResult('SuspendUserResult', SuspendUserPayloadType);
export const ReactivateUserResult = teamResult('ReactivateUserResult', ReactivateUserPayloadType);
