/** Invitations and new passwords, and what may come of asking for them. */
import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../scalars/date-time.js';
import * as failure from './failure.type.js';
import { resultOf } from './result-of.js';

@ObjectType('Invitation', { simpleResolvers: true })
export class InvitationType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { description: 'Roles can be given before the person has come.' })
  userId!: string;

  @Field(() => DateTimeScalar)
  expiresAt!: Date;
}

@ObjectType('InviteUserPayload', { simpleResolvers: true })
export class InviteUserPayloadType {
  @Field(() => InvitationType)
  invitation!: InvitationType;
}

@ObjectType('ResendInvitationPayload', { simpleResolvers: true })
export class ResendInvitationPayloadType {
  @Field(() => InvitationType)
  invitation!: InvitationType;
}

@ObjectType('RevokeInvitationPayload', { simpleResolvers: true })
export class RevokeInvitationPayloadType {
  @Field(() => ID)
  userId!: string;
}

@ObjectType('AcceptInvitationPayload', { simpleResolvers: true })
export class AcceptInvitationPayloadType {
  @Field(() => String, { description: 'Sign in with it and the new password.' })
  email!: string;
}

@ObjectType('RequestPasswordResetPayload', { simpleResolvers: true })
export class RequestPasswordResetPayloadType {
  @Field(() => Boolean, {
    description: 'The same for every address: a mail is sent if the address has access.',
  })
  requested!: boolean;
}

@ObjectType('ResetPasswordPayload', { simpleResolvers: true })
export class ResetPasswordPayloadType {
  @Field(() => String, { description: 'Sign in with it and the new password.' })
  email!: string;
}

const MANAGE_FAILURES = [
  failure.InvalidInputErrorType,
  failure.NotFoundErrorType,
  failure.PermissionDeniedErrorType,
  failure.StepUpRequiredErrorType,
  failure.ConflictErrorType,
  failure.RateLimitedErrorType,
  failure.UnavailableErrorType,
] as const;

/** NotFoundError with the code LINK_INVALID: used, ended or never made. */
const LINK_FAILURES = [
  failure.InvalidInputErrorType,
  failure.NotFoundErrorType,
  failure.ConflictErrorType,
  failure.RateLimitedErrorType,
  failure.UnavailableErrorType,
] as const;

export const InviteUserResult = resultOf('InviteUserResult', [
  InviteUserPayloadType,
  ...MANAGE_FAILURES,
]);
export const ResendInvitationResult = resultOf('ResendInvitationResult', [
  ResendInvitationPayloadType,
  ...MANAGE_FAILURES,
]);
export const RevokeInvitationResult = resultOf('RevokeInvitationResult', [
  RevokeInvitationPayloadType,
  ...MANAGE_FAILURES,
]);
export const AcceptInvitationResult = resultOf('AcceptInvitationResult', [
  AcceptInvitationPayloadType,
  ...LINK_FAILURES,
]);
export const RequestPasswordResetResult = resultOf('RequestPasswordResetResult', [
  RequestPasswordResetPayloadType,
  failure.InvalidInputErrorType,
  failure.RateLimitedErrorType,
]);
export const ResetPasswordResult = resultOf('ResetPasswordResult', [
  ResetPasswordPayloadType,
  ...LINK_FAILURES,
]);
