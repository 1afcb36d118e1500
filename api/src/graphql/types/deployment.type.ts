/** A strategy at work on an account. */
import { Field, ID, ObjectType } from 'type-graphql';
import { DeploymentStatusEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { DecimalScalar } from '../scalars/decimal.js';
import { JsonScalar, type JsonObject } from '../scalars/json.js';
import { InstrumentType } from './instrument.type.js';
import { DeploymentPositionType } from './position.type.js';
import { StrategyDefinitionType } from './strategy.type.js';
import { NodeType } from './node.type.js';

@ObjectType('Deployment', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A strategy at work on an account.',
})
export class DeploymentType {
  @Field(() => ID)
  id!: string;

  @Field(() => StrategyDefinitionType)
  strategy!: StrategyDefinitionType;

  @Field(() => JsonScalar)
  parameters!: JsonObject;

  @Field(() => DecimalScalar, { description: "Share of the account's equity it may use." })
  capitalSharePct!: string;

  @Field(() => DeploymentStatusEnum)
  status!: keyof typeof DeploymentStatusEnum;

  @Field(() => String, {
    nullable: true,
    description: 'Why it ended; null while it runs, and without BALANCE_READ.',
  })
  statusReason!: string | null;

  @Field(() => DateTimeScalar)
  startedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  stoppedAt!: Date | null;

  @Field(() => [InstrumentType])
  instruments!: readonly InstrumentType[];

  @Field(() => [DeploymentPositionType])
  positions!: readonly DeploymentPositionType[];

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  realizedPnl!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  unrealizedPnl!: string | null;
}
