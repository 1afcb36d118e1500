/** A request that a second person decides, and what such requests are needed for. */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { ActorKindEnum, ApprovalKindEnum, ApprovalStatusEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { MandateType } from './account.type.js';
import { NodeType } from './node.type.js';

@ObjectType('ApprovalLine', {
  simpleResolvers: true,
  description: 'One difference; null where there was or is nothing.',
})
export class ApprovalLineType {
  @Field(() => String, { description: 'Stable name, such as `maxDrawdownPct`.' })
  field!: string;

  @Field(() => String, { nullable: true })
  before!: string | null;

  @Field(() => String, { nullable: true })
  after!: string | null;
}

@ObjectType('ApprovalAuthor', { simpleResolvers: true, description: 'Who asked.' })
export class ApprovalAuthorType {
  @Field(() => ActorKindEnum)
  kind!: keyof typeof ActorKindEnum;

  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

@ObjectType('ApprovalDecider', { simpleResolvers: true, description: 'Who decided.' })
export class ApprovalDeciderType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

@ObjectType('Approval', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A request that a second person decides. What is granted is exactly what it shows.',
})
export class ApprovalType {
  @Field(() => ID)
  id!: string;

  @Field(() => ApprovalKindEnum)
  kind!: keyof typeof ApprovalKindEnum;

  @Field(() => ApprovalStatusEnum)
  status!: keyof typeof ApprovalStatusEnum;

  @Field(() => String, { description: 'Kind of what it is about, such as `Account`.' })
  resourceType!: string;

  @Field(() => ID)
  resourceId!: string;

  @Field(() => String)
  resourceName!: string;

  @Field(() => ID, { nullable: true, description: 'Where it lies; null: the whole tenant.' })
  accountId!: string | null;

  @Field(() => [ApprovalLineType])
  lines!: readonly ApprovalLineType[];

  @Field(() => String, { description: 'SHA-256 of what was asked for, as the audit log has it.' })
  payloadHash!: string;

  @Field(() => String, { description: 'Why it was asked for.' })
  reason!: string;

  @Field(() => ApprovalAuthorType)
  requestedBy!: ApprovalAuthorType;

  @Field(() => DateTimeScalar)
  requestedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Nobody can grant it from then on.' })
  expiresAt!: Date;

  @Field(() => ApprovalDeciderType, { nullable: true })
  decidedBy!: ApprovalDeciderType | null;

  @Field(() => DateTimeScalar, { nullable: true })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true })
  decisionReason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it could not be carried out; null unless FAILED.',
  })
  failure!: string | null;

  @Field(() => Boolean, { description: 'The viewer, or a key of theirs, has asked for it.' })
  isOwnRequest!: boolean;

  @Field(() => Boolean, { description: 'It waits, and the viewer may grant or refuse it.' })
  mayDecide!: boolean;
}

export const ApprovalConnectionType = connectionOf('Approval', ApprovalType);

@ObjectType('ApprovalPolicy', {
  simpleResolvers: true,
  description: 'Whether requests of a kind need a second person.',
})
export class ApprovalPolicyType {
  @Field(() => ApprovalKindEnum)
  kind!: keyof typeof ApprovalKindEnum;

  @Field(() => Boolean)
  required!: boolean;

  @Field(() => Boolean, { description: 'false: always required.' })
  changeable!: boolean;
}

@ObjectType('LimitChange', {
  simpleResolvers: true,
  description: 'A change of an account’s limits that took effect.',
})
export class LimitChangeType {
  @Field(() => Int, { description: 'Its entry in the account’s journal.' })
  seq!: number;

  @Field(() => DateTimeScalar, { description: 'Stamp of that entry.' })
  marketTime!: Date;

  @Field(() => DateTimeScalar)
  changedAt!: Date;

  @Field(() => String)
  changedByName!: string;

  @Field(() => ID, { nullable: true, description: 'null: the partner does without approvals.' })
  approvalId!: string | null;

  @Field(() => MandateType)
  before!: MandateType;

  @Field(() => MandateType)
  after!: MandateType;
}
