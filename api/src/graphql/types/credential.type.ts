/** Keys of trading venues, without the keys. */
import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../scalars/date-time.js';
import { ApprovalType } from './approval.type.js';
import * as failure from './failure.type.js';
import { resultOf } from './result-of.js';

@ObjectType('VenueCredential', {
  simpleResolvers: true,
  description: 'A key of a trading venue, sealed: nobody can read it back.',
})
export class VenueCredentialType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  accountId!: string;

  @Field(() => String, { description: 'Such as "binance".' })
  venue!: string;

  @Field(() => String)
  label!: string;

  @Field(() => String, { description: 'Tells two keys apart, and nothing about either.' })
  fingerprint!: string;

  @Field(() => Boolean, {
    description: 'The venue said that the key cannot withdraw. false: it cannot be asked.',
  })
  withdrawalExcluded!: boolean;

  @Field(() => Boolean, { description: 'The key before is kept until the rotation is confirmed.' })
  rotationUnconfirmed!: boolean;

  @Field(() => String, { nullable: true, description: 'Of a key that waits for an approval.' })
  pendingFingerprint!: string | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  rotatedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  lastUsedAt!: Date | null;
}

@ObjectType('StoreVenueCredentialPayload', { simpleResolvers: true })
export class StoreVenueCredentialPayloadType {
  @Field(() => VenueCredentialType)
  credential!: VenueCredentialType;
}

@ObjectType('RotateVenueCredentialPayload', { simpleResolvers: true })
export class RotateVenueCredentialPayloadType {
  @Field(() => VenueCredentialType)
  credential!: VenueCredentialType;

  @Field(() => ApprovalType, { nullable: true, description: 'null: the new key is in use.' })
  approval!: ApprovalType | null;
}

@ObjectType('ConfirmVenueCredentialPayload', { simpleResolvers: true })
export class ConfirmVenueCredentialPayloadType {
  @Field(() => VenueCredentialType)
  credential!: VenueCredentialType;
}

@ObjectType('DeleteVenueCredentialPayload', { simpleResolvers: true })
export class DeleteVenueCredentialPayloadType {
  @Field(() => ID)
  credentialId!: string;
}

const CREDENTIAL_FAILURES = [
  failure.InvalidInputErrorType,
  failure.NotFoundErrorType,
  failure.PermissionDeniedErrorType,
  failure.StepUpRequiredErrorType,
  failure.ConflictErrorType,
  failure.RateLimitedErrorType,
  failure.UnavailableErrorType,
] as const;

export const StoreVenueCredentialResult = resultOf('StoreVenueCredentialResult', [
  StoreVenueCredentialPayloadType,
  ...CREDENTIAL_FAILURES,
]);
export const RotateVenueCredentialResult = resultOf('RotateVenueCredentialResult', [
  RotateVenueCredentialPayloadType,
  ...CREDENTIAL_FAILURES,
]);
export const ConfirmVenueCredentialResult = resultOf('ConfirmVenueCredentialResult', [
  ConfirmVenueCredentialPayloadType,
  ...CREDENTIAL_FAILURES,
]);
export const DeleteVenueCredentialResult = resultOf('DeleteVenueCredentialResult', [
  DeleteVenueCredentialPayloadType,
  ...CREDENTIAL_FAILURES,
]);
