/** Strategies as they can be deployed. */
import { Field, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../scalars/decimal.js';
import { JsonScalar } from '../scalars/json.js';

@ObjectType('StrategyParameter', {
  simpleResolvers: true,
  description: 'One setting of a strategy.',
})
export class StrategyParameterType {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'integer, number, boolean or string.' })
  type!: string;

  @Field(() => JsonScalar, { nullable: true })
  default!: unknown;

  @Field(() => DecimalScalar, { nullable: true })
  min!: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  max!: string | null;

  @Field(() => String)
  description!: string;
}

@ObjectType('StrategyDefinition', {
  simpleResolvers: true,
  description: 'A strategy that can be deployed.',
})
export class StrategyDefinitionType {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  version!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  description!: string;

  @Field(() => [StrategyParameterType])
  parameters!: readonly StrategyParameterType[];
}
