/** The team: people, roles, assignments, groups of clients, and why somebody may do something. */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import {
  ExplanationCodeEnum,
  PermissionEnum,
  PermissionReachEnum,
  RoleEnum,
  ScopeTypeEnum,
  UserStatusEnum,
} from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { ClientType } from './tenant.type.js';
import { NodeType } from './node.type.js';

type PermissionName = keyof typeof PermissionEnum;

@ObjectType('PermissionDefinition', {
  simpleResolvers: true,
  description: 'A permission of the registry: what it lets somebody do, where, at what price.',
})
export class PermissionDefinitionType {
  @Field(() => PermissionEnum)
  permission!: PermissionName;

  @Field(() => String, { description: 'One sentence for a person who grants it.' })
  sentence!: string;

  @Field(() => PermissionReachEnum)
  reach!: keyof typeof PermissionReachEnum;

  @Field(() => Boolean, { description: 'Whoever holds it signs in with a second factor.' })
  movesMoneyOrRights!: boolean;

  @Field(() => Boolean, { description: 'Its use asks for a factor shown a moment ago.' })
  stepUp!: boolean;

  @Field(() => [PermissionEnum], { description: 'A role that holds it holds these as well.' })
  needs!: readonly PermissionName[];

  @Field(() => [String], { description: 'Actions on resources, such as "halt Account".' })
  actions!: readonly string[];

  @Field(() => [String], { description: 'Fields that are null without it: "Account.equity".' })
  fields!: readonly string[];
}

@ObjectType('RoleDefinition', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A named set of permissions: a built-in role or one that the partner made.',
})
export class RoleDefinitionType {
  @Field(() => ID, { description: 'The name of a built-in role, such as RISK_OFFICER, or rol_…' })
  id!: string;

  @Field(() => RoleEnum, { nullable: true, description: 'null: the partner’s own.' })
  builtIn!: keyof typeof RoleEnum | null;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  description!: string;

  @Field(() => [PermissionEnum])
  permissions!: readonly PermissionName[];

  @Field(() => Int, { description: 'How many assignments name it.' })
  assignmentCount!: number;
}

@ObjectType('AssignmentScope', {
  simpleResolvers: true,
  description: 'The part of the partner that an assignment reaches.',
})
export class AssignmentScopeType {
  @Field(() => ScopeTypeEnum)
  type!: keyof typeof ScopeTypeEnum;

  @Field(() => ID, { nullable: true, description: 'Of the group, client or account.' })
  id!: string | null;

  @Field(() => String, { nullable: true, description: 'null for ALL, and where not visible.' })
  name!: string | null;
}

@ObjectType('RoleAssignment', { simpleResolvers: true, description: 'A role over a scope.' })
export class RoleAssignmentType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  roleId!: string;

  @Field(() => String)
  roleName!: string;

  @Field(() => AssignmentScopeType)
  scope!: AssignmentScopeType;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

@ObjectType('TeamMember', { simpleResolvers: true, description: 'A person of the partner.' })
export class TeamMemberType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => UserStatusEnum)
  status!: keyof typeof UserStatusEnum;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => [RoleAssignmentType])
  assignments!: readonly RoleAssignmentType[];
}

@ObjectType('ClientGroup', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Clients over whom a role can be assigned together.',
})
export class ClientGroupType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int)
  clientCount!: number;

  @Field(() => [ClientType], { description: 'Those whom the viewer may see, by name.' })
  clients!: readonly ClientType[];
}

@ObjectType('PermissionReason', { simpleResolvers: true })
export class PermissionReasonType {
  @Field(() => ExplanationCodeEnum)
  code!: keyof typeof ExplanationCodeEnum;

  @Field(() => String, { description: 'One sentence for a person.' })
  sentence!: string;

  @Field(() => String, { nullable: true, description: 'Role or key scope that it is about.' })
  roleName!: string | null;

  @Field(() => AssignmentScopeType, { nullable: true })
  scope!: AssignmentScopeType | null;
}

@ObjectType('PermissionExplanation', {
  simpleResolvers: true,
  description: 'Whether somebody may do something, and why.',
})
export class PermissionExplanationType {
  @Field(() => PermissionEnum)
  permission!: PermissionName;

  @Field(() => Boolean)
  allowed!: boolean;

  @Field(() => [PermissionReasonType])
  reasons!: readonly PermissionReasonType[];
}

@ObjectType('SeenAccount', {
  simpleResolvers: true,
  description: 'An account that another person sees, and what they may do with it.',
})
export class SeenAccountType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  clientName!: string;

  @Field(() => [PermissionEnum])
  permissions!: readonly PermissionName[];
}

export const SeenAccountConnectionType = connectionOf('SeenAccount', SeenAccountType);

@ObjectType('SeenAs', {
  simpleResolvers: true,
  description: 'What another person would see and may do. It reads only.',
})
export class SeenAsType {
  @Field(() => ID)
  userId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => UserStatusEnum)
  status!: keyof typeof UserStatusEnum;

  @Field(() => [PermissionEnum], { description: 'Somewhere in the partner.' })
  permissions!: readonly PermissionName[];

  @Field(() => SeenAccountConnectionType)
  accounts!: InstanceType<typeof SeenAccountConnectionType>;
}

export const TeamMemberConnectionType = connectionOf('TeamMember', TeamMemberType);
export const ClientConnectionType = connectionOf('Client', ClientType);
