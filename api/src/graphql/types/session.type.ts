/** Sessions, their tokens, and second factors. */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../scalars/date-time.js';
import { ViewerType } from './viewer.type.js';
import { NodeType } from './node.type.js';

@ObjectType('SessionTokens', {
  simpleResolvers: true,
  description: 'For programs; a browser has them as cookies that no script can read.',
})
export class SessionTokensType {
  @Field(() => String, { description: 'For the header `Authorization: Bearer …`; ten minutes.' })
  accessToken!: string;

  @Field(() => DateTimeScalar)
  accessExpiresAt!: Date;

  @Field(() => String, {
    description: 'For `refreshSession`, once. Shown a second time it ends the session.',
  })
  refreshToken!: string;

  @Field(() => DateTimeScalar, { description: 'When the session ends, however much it is used.' })
  refreshExpiresAt!: Date;
}

@ObjectType('SignInPayload', { simpleResolvers: true })
export class SignInPayloadType {
  @Field(() => ViewerType)
  viewer!: ViewerType;

  @Field(() => SessionTokensType, { nullable: true, description: 'null when cookies carry them.' })
  tokens!: SessionTokensType | null;

  @Field(() => DateTimeScalar, { description: 'When the session ends.' })
  expiresAt!: Date;
}

@ObjectType('MfaRequired', {
  simpleResolvers: true,
  description: 'The password is right; `completeSignIn` takes the second factor.',
})
export class MfaRequiredType {
  @Field(() => String)
  challenge!: string;

  @Field(() => DateTimeScalar)
  expiresAt!: Date;
}

@ObjectType('RefreshSessionPayload', { simpleResolvers: true })
export class RefreshSessionPayloadType {
  @Field(() => SessionTokensType, { nullable: true, description: 'null when cookies carry them.' })
  tokens!: SessionTokensType | null;

  @Field(() => DateTimeScalar, { description: 'When the session ends.' })
  expiresAt!: Date;
}

@ObjectType('SignOutPayload', { simpleResolvers: true })
export class SignOutPayloadType {
  @Field(() => Boolean, {
    description: 'true: the session has ended; false: an API key asked, and it stays valid.',
  })
  signedOut!: boolean;
}

@ObjectType('Session', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Somewhere one is signed in.',
})
export class SessionType {
  @Field(() => ID)
  id!: string;

  @Field(() => Boolean, { description: 'It is the one that asks.' })
  current!: boolean;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'To the minute.' })
  lastSeenAt!: Date;

  @Field(() => DateTimeScalar)
  expiresAt!: Date;

  @Field(() => String, { nullable: true, description: 'Where it began.' })
  ip!: string | null;

  @Field(() => String, { nullable: true })
  userAgent!: string | null;

  @Field(() => Boolean, { description: 'A second factor was shown in it.' })
  mfa!: boolean;
}

@ObjectType('SecondFactor', { simpleResolvers: true, description: 'One’s own second factor.' })
export class SecondFactorType {
  @Field(() => Boolean, { description: 'A role asks for one.' })
  required!: boolean;

  @Field(() => Boolean)
  enrolled!: boolean;

  @Field(() => DateTimeScalar, { nullable: true })
  enrolledAt!: Date | null;

  @Field(() => Int)
  recoveryCodesLeft!: number;
}

@ObjectType('RevokeSessionPayload', { simpleResolvers: true })
export class RevokeSessionPayloadType {
  @Field(() => ID)
  sessionId!: string;
}

@ObjectType('RevokeOtherSessionsPayload', { simpleResolvers: true })
export class RevokeOtherSessionsPayloadType {
  @Field(() => Int)
  revokedCount!: number;
}

@ObjectType('StepUpPayload', { simpleResolvers: true })
export class StepUpPayloadType {
  @Field(() => DateTimeScalar, { description: 'Until then it need not be shown again.' })
  until!: Date;
}

@ObjectType('StartTotpEnrolmentPayload', { simpleResolvers: true })
export class StartTotpEnrolmentPayloadType {
  @Field(() => String, { description: 'Base32, for typing; shown this once.' })
  secret!: string;

  @Field(() => String, { description: '`otpauth://…`, for a QR code.' })
  address!: string;

  @Field(() => DateTimeScalar)
  expiresAt!: Date;
}

@ObjectType('ConfirmTotpEnrolmentPayload', { simpleResolvers: true })
export class ConfirmTotpEnrolmentPayloadType {
  @Field(() => [String], { description: 'Shown this once; each is good for one sign-in.' })
  recoveryCodes!: readonly string[];

  @Field(() => Int, { description: 'How many other sessions ended by it.' })
  endedSessions!: number;
}

@ObjectType('DisableTotpPayload', { simpleResolvers: true })
export class DisableTotpPayloadType {
  @Field(() => Int, { description: 'How many other sessions ended by it.' })
  endedSessions!: number;
}

@ObjectType('RegenerateRecoveryCodesPayload', { simpleResolvers: true })
export class RegenerateRecoveryCodesPayloadType {
  @Field(() => [String], { description: 'Shown this once; the ones before are good no more.' })
  recoveryCodes!: readonly string[];
}

@ObjectType('ChangePasswordPayload', { simpleResolvers: true })
export class ChangePasswordPayloadType {
  @Field(() => Int, { description: 'How many other sessions ended by it.' })
  endedSessions!: number;
}

@ObjectType('ResetSecondFactorPayload', { simpleResolvers: true })
export class ResetSecondFactorPayloadType {
  @Field(() => Int, { description: 'How many sessions of the person ended by it.' })
  endedSessions!: number;
}
