/** The expected failures of mutations, each a type that a program can tell apart. */
import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { PermissionEnum } from '../enums.js';
import { DecimalScalar } from '../scalars/decimal.js';

@InterfaceType('Failure', {
  description: 'Why a mutation changed nothing. `code` is stable, `message` is for a person.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class FailureType {
  @Field(() => String, { description: 'A code of the error registry.', simple: true })
  code!: string;

  @Field(() => String, { description: 'What happened and what to do next.', simple: true })
  message!: string;
}

@ObjectType('InvalidInputError', { implements: FailureType, simpleResolvers: true })
export class InvalidInputErrorType extends FailureType {
  @Field(() => String, { nullable: true, description: 'The input field at fault.' })
  field!: string | null;
}

@ObjectType('NotFoundError', { implements: FailureType, simpleResolvers: true })
export class NotFoundErrorType extends FailureType {}

@ObjectType('PermissionDeniedError', { implements: FailureType, simpleResolvers: true })
export class PermissionDeniedErrorType extends FailureType {
  @Field(() => PermissionEnum, { nullable: true, description: 'The permission that is missing.' })
  permission!: keyof typeof PermissionEnum | null;
}

@ObjectType('SignInError', { implements: FailureType, simpleResolvers: true })
export class SignInErrorType extends FailureType {}

@ObjectType('MfaCodeInvalidError', {
  implements: FailureType,
  simpleResolvers: true,
  description: 'The second factor is not right, or was used before.',
})
export class MfaCodeInvalidErrorType extends FailureType {}

@ObjectType('StepUpRequiredError', {
  implements: FailureType,
  simpleResolvers: true,
  description: 'Call `stepUp` with a code of the second factor, then repeat the mutation.',
})
export class StepUpRequiredErrorType extends FailureType {}

@ObjectType('RateLimitedError', { implements: FailureType, simpleResolvers: true })
export class RateLimitedErrorType extends FailureType {
  @Field(() => Int)
  retryAfterSeconds!: number;
}

@ObjectType('OrderDeniedError', {
  implements: FailureType,
  simpleResolvers: true,
  description: 'A pre-trade check refused the order.',
})
export class OrderDeniedErrorType extends FailureType {
  @Field(() => String, { description: 'Code of the check.' })
  check!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The input field at fault; null: the order as a whole.',
  })
  field!: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  limit!: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  value!: string | null;
}

@ObjectType('AccountHaltedError', { implements: FailureType, simpleResolvers: true })
export class AccountHaltedErrorType extends FailureType {
  @Field(() => ID)
  accountId!: string;
}

@ObjectType('IdempotencyConflictError', {
  implements: FailureType,
  simpleResolvers: true,
  description: 'The key was used before for another request.',
})
export class IdempotencyConflictErrorType extends FailureType {}

@ObjectType('ConflictError', {
  implements: FailureType,
  simpleResolvers: true,
  description: 'The present state does not allow it, e.g. a filled order cannot be cancelled.',
})
export class ConflictErrorType extends FailureType {}

@ObjectType('UnavailableError', {
  implements: FailureType,
  simpleResolvers: true,
  description: 'Accepted but not answered in time: repeat with the same idempotency key.',
})
export class UnavailableErrorType extends FailureType {}
