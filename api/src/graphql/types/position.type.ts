/** Positions: the account's net ones and each deployment's own. */
import { Field, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../scalars/decimal.js';
import { InstrumentType } from './instrument.type.js';

@ObjectType('Position', {
  simpleResolvers: true,
  description: "The account's net position at the venue.",
})
export class PositionType {
  @Field(() => InstrumentType)
  instrument!: InstrumentType;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Negative when short; null without BALANCE_READ.',
  })
  quantity!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "In the instrument's currency; null without BALANCE_READ.",
  })
  averagePrice!: string | null;

  @Field(() => DecimalScalar, { description: "In the instrument's currency." })
  lastPrice!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "In the account's currency; null without BALANCE_READ.",
  })
  marketValue!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "In the account's currency; null without BALANCE_READ.",
  })
  unrealizedPnl!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "In the account's currency; null without BALANCE_READ.",
  })
  realizedPnl!: string | null;
}

@ObjectType('DeploymentPosition', {
  simpleResolvers: true,
  description: "A deployment's own share of the account's position.",
})
export class DeploymentPositionType {
  @Field(() => InstrumentType)
  instrument!: InstrumentType;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Negative when short; null without BALANCE_READ.',
  })
  quantity!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "In the instrument's currency; null without BALANCE_READ.",
  })
  averagePrice!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "In the account's currency; null without BALANCE_READ.",
  })
  unrealizedPnl!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "In the account's currency; null without BALANCE_READ.",
  })
  realizedPnl!: string | null;
}
