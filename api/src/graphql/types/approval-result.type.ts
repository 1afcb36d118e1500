/** What mutations under four eyes answer. */
import { Field, ObjectType } from 'type-graphql';
import { AccountType } from './account.type.js';
import { ApprovalPolicyType, ApprovalType } from './approval.type.js';
import { resultOf } from './result-of.js';
import { COMMAND_FAILURES } from './result.type.js';

const WAITS = 'PENDING until a second person decides; null: the partner does without, it is done.';

@ObjectType('ChangeAccountLimitsPayload', { simpleResolvers: true })
export class ChangeAccountLimitsPayloadType {
  @Field(() => AccountType)
  account!: AccountType;

  @Field(() => ApprovalType, { nullable: true, description: WAITS })
  approval!: ApprovalType | null;
}

@ObjectType('RequestGoLivePayload', { simpleResolvers: true })
export class RequestGoLivePayloadType {
  @Field(() => AccountType)
  account!: AccountType;

  @Field(() => ApprovalType, { nullable: true, description: WAITS })
  approval!: ApprovalType | null;
}

@ObjectType('ApproveRequestPayload', { simpleResolvers: true })
export class ApproveRequestPayloadType {
  @Field(() => ApprovalType, { description: 'APPROVED, or FAILED with the reason.' })
  approval!: ApprovalType;
}

@ObjectType('RejectRequestPayload', { simpleResolvers: true })
export class RejectRequestPayloadType {
  @Field(() => ApprovalType)
  approval!: ApprovalType;
}

@ObjectType('WithdrawRequestPayload', { simpleResolvers: true })
export class WithdrawRequestPayloadType {
  @Field(() => ApprovalType)
  approval!: ApprovalType;
}

@ObjectType('SetApprovalPolicyPayload', { simpleResolvers: true })
export class SetApprovalPolicyPayloadType {
  @Field(() => ApprovalPolicyType)
  policy!: ApprovalPolicyType;

  @Field(() => ApprovalType, {
    nullable: true,
    description: 'Of doing without a second person: the policy stays until one has granted it.',
  })
  approval!: ApprovalType | null;
}

export const ChangeAccountLimitsResult = resultOf('ChangeAccountLimitsResult', [
  ChangeAccountLimitsPayloadType,
  ...COMMAND_FAILURES,
]);
export const RequestGoLiveResult = resultOf('RequestGoLiveResult', [
  RequestGoLivePayloadType,
  ...COMMAND_FAILURES,
]);
export const ApproveRequestResult = resultOf('ApproveRequestResult', [
  ApproveRequestPayloadType,
  ...COMMAND_FAILURES,
]);
export const RejectRequestResult = resultOf('RejectRequestResult', [
  RejectRequestPayloadType,
  ...COMMAND_FAILURES,
]);
export const WithdrawRequestResult = resultOf('WithdrawRequestResult', [
  WithdrawRequestPayloadType,
  ...COMMAND_FAILURES,
]);
export const SetApprovalPolicyResult = resultOf('SetApprovalPolicyResult', [
  SetApprovalPolicyPayloadType,
  ...COMMAND_FAILURES,
]);
