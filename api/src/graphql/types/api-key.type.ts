/** Keys of programs: what each may do, from where and until when; never its secret but once. */
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { ApiKeyScopeEnum, ApiKeyStatusEnum, EnvironmentEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import * as failure from './failure.type.js';
import { resultOf } from './result-of.js';
import { AssignmentScopeType } from './team.type.js';

@ObjectType('ApiKeyGrant', { simpleResolvers: true, description: 'What a key may do, and where.' })
export class ApiKeyGrantType {
  @Field(() => ApiKeyScopeEnum)
  keyScope!: keyof typeof ApiKeyScopeEnum;

  @Field(() => AssignmentScopeType)
  scope!: AssignmentScopeType;

  @Field(() => Boolean, {
    description: 'false while the author does not hold all that this scope gives.',
  })
  inForce!: boolean;
}

@ObjectType('ApiKey', { simpleResolvers: true, description: 'Lets a program in.' })
export class ApiKeyType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'How the key begins: "fdk_test_AbCd1234".' })
  prefix!: string;

  @Field(() => EnvironmentEnum)
  environment!: keyof typeof EnvironmentEnum;

  @Field(() => ApiKeyStatusEnum)
  status!: keyof typeof ApiKeyStatusEnum;

  @Field(() => [ApiKeyGrantType])
  grants!: readonly ApiKeyGrantType[];

  @Field(() => [String], { description: 'Addresses and networks; empty: from anywhere.' })
  allowedIps!: readonly string[];

  @Field(() => String, { nullable: true, description: 'null: the platform made it.' })
  authorName!: string | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  expiresAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  revokedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'To the minute.' })
  lastUsedAt!: Date | null;

  @Field(() => String, { nullable: true })
  lastUsedIp!: string | null;

  @Field(() => ID, { nullable: true, description: 'The key that this one follows.' })
  rotatedFrom!: string | null;
}

export const ApiKeyConnectionType = connectionOf('ApiKey', ApiKeyType);

const SECRET = 'The whole key: shown now and never again.';

@ObjectType('CreateApiKeyPayload', { simpleResolvers: true })
export class CreateApiKeyPayloadType {
  @Field(() => ApiKeyType)
  apiKey!: ApiKeyType;

  @Field(() => String, { description: SECRET })
  secret!: string;
}

@ObjectType('RotateApiKeyPayload', { simpleResolvers: true })
export class RotateApiKeyPayloadType {
  @Field(() => ApiKeyType, { description: 'The successor.' })
  apiKey!: ApiKeyType;

  @Field(() => ApiKeyType, { description: 'Ends at its `expiresAt`.' })
  oldKey!: ApiKeyType;

  @Field(() => String, { description: SECRET })
  secret!: string;
}

@ObjectType('RevokeApiKeyPayload', { simpleResolvers: true })
export class RevokeApiKeyPayloadType {
  @Field(() => ApiKeyType)
  apiKey!: ApiKeyType;
}

const KEY_FAILURES = [
  failure.InvalidInputErrorType,
  failure.NotFoundErrorType,
  failure.PermissionDeniedErrorType,
  failure.StepUpRequiredErrorType,
  failure.ConflictErrorType,
  failure.RateLimitedErrorType,
] as const;

export const CreateApiKeyResult = resultOf('CreateApiKeyResult', [
  CreateApiKeyPayloadType,
  ...KEY_FAILURES,
]);
export const RotateApiKeyResult = resultOf('RotateApiKeyResult', [
  RotateApiKeyPayloadType,
  ...KEY_FAILURES,
]);
export const RevokeApiKeyResult = resultOf('RevokeApiKeyResult', [
  RevokeApiKeyPayloadType,
  ...KEY_FAILURES,
]);
