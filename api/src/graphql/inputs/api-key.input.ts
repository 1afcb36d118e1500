/** What the mutations and the list of API keys take. */
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ApiKeyScopeEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { AssignmentScopeInput } from './team.input.js';

@ArgsType()
export class ApiKeysArgs {
  @Field(() => Int)
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@InputType()
export class ApiKeyGrantInput {
  @Field(() => ApiKeyScopeEnum)
  keyScope!: keyof typeof ApiKeyScopeEnum;

  @Field(() => AssignmentScopeInput)
  scope!: AssignmentScopeInput;
}

@InputType()
export class CreateApiKeyInput {
  @Field(() => String)
  name!: string;

  @Field(() => [ApiKeyGrantInput])
  grants!: ApiKeyGrantInput[];

  @Field(() => [String], {
    nullable: true,
    description: 'Addresses and networks such as "10.0.0.0/8"; none: from anywhere.',
  })
  allowedIps?: string[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'null: until it is revoked.' })
  expiresAt?: Date | null;
}

@InputType()
export class RotateApiKeyInput {
  @Field(() => ID)
  apiKeyId!: string;

  @Field(() => DateTimeScalar, { description: 'From now to seven days from now.' })
  oldKeyEndsAt!: Date;
}

@InputType()
export class RevokeApiKeyInput {
  @Field(() => ID)
  apiKeyId!: string;

  @Field(() => String)
  reason!: string;
}
