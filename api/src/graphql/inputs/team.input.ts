/** What changes of the team take. Each says why: a second person may have to read it. */
import { Field, ID, InputType } from 'type-graphql';
import { PermissionEnum, ScopeTypeEnum } from '../enums.js';

const REASON = 'Why, for whoever decides about it and for the audit log.';
const ROLE_ID = 'The name of a built-in role, or rol_…';

@InputType()
abstract class Reasoned {
  @Field(() => String, { description: REASON })
  reason!: string;
}

@InputType()
export class CreateRoleInput extends Reasoned {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => [PermissionEnum])
  permissions!: (keyof typeof PermissionEnum)[];
}

@InputType()
export class UpdateRoleInput extends CreateRoleInput {
  @Field(() => ID)
  roleId!: string;
}

@InputType()
export class DeleteRoleInput extends Reasoned {
  @Field(() => ID)
  roleId!: string;
}

@InputType()
export class AssignmentScopeInput {
  @Field(() => ScopeTypeEnum)
  type!: keyof typeof ScopeTypeEnum;

  @Field(() => ID, { nullable: true, description: 'Of the group, client or account; not for ALL.' })
  id?: string | null;
}

@InputType()
export class AssignRoleInput extends Reasoned {
  @Field(() => ID)
  userId!: string;

  @Field(() => ID, { description: ROLE_ID })
  roleId!: string;

  @Field(() => AssignmentScopeInput)
  scope!: AssignmentScopeInput;
}

@InputType()
export class UnassignRoleInput extends Reasoned {
  @Field(() => ID)
  assignmentId!: string;
}

@InputType()
export class CreateClientGroupInput extends Reasoned {
  @Field(() => String)
  name!: string;

  @Field(() => [ID])
  clientIds!: string[];
}

@InputType()
export class UpdateClientGroupInput extends CreateClientGroupInput {
  @Field(() => ID)
  groupId!: string;
}

@InputType()
export class DeleteClientGroupInput extends Reasoned {
  @Field(() => ID)
  groupId!: string;
}

@InputType()
export class SuspendUserInput extends Reasoned {
  @Field(() => ID)
  userId!: string;
}

@InputType()
export class ReactivateUserInput extends SuspendUserInput {}
