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

  @Field(() => DecimalScalar, { description: 'Negative when short.' })
  quantity!: string;

  @Field(() => DecimalScalar)
  averagePrice!: string;

  @Field(() => DecimalScalar)
  lastPrice!: string;

  @Field(() => DecimalScalar)
  marketValue!: string;

  @Field(() => DecimalScalar)
  unrealizedPnl!: string;

  @Field(() => DecimalScalar)
  realizedPnl!: string;
}

@ObjectType('DeploymentPosition', {
  simpleResolvers: true,
  description: "A deployment's own share of the account's position.",
})
export class DeploymentPositionType {
  @Field(() => InstrumentType)
  instrument!: InstrumentType;

  @Field(() => DecimalScalar, { description: 'Negative when short.' })
  quantity!: string;

  @Field(() => DecimalScalar)
  averagePrice!: string;

  @Field(() => DecimalScalar)
  unrealizedPnl!: string;

  @Field(() => DecimalScalar)
  realizedPnl!: string;
}
