/** What mutations answer when they succeed. */
import { Field, Int, ObjectType } from 'type-graphql';
import { AccountType } from './account.type.js';
import { ApprovalType } from './approval.type.js';
import { DeploymentType } from './deployment.type.js';
import { OrderType } from './order.type.js';
import { ResearchRunType } from './research.type.js';

@ObjectType('PlaceOrderPayload', { simpleResolvers: true })
export class PlaceOrderPayloadType {
  @Field(() => OrderType)
  order!: OrderType;
}

@ObjectType('CancelOrderPayload', { simpleResolvers: true })
export class CancelOrderPayloadType {
  @Field(() => OrderType)
  order!: OrderType;
}

@ObjectType('DeployStrategyPayload', { simpleResolvers: true })
export class DeployStrategyPayloadType {
  @Field(() => DeploymentType)
  deployment!: DeploymentType;
}

@ObjectType('StopDeploymentPayload', { simpleResolvers: true })
export class StopDeploymentPayloadType {
  @Field(() => DeploymentType)
  deployment!: DeploymentType;
}

@ObjectType('HaltAccountPayload', { simpleResolvers: true })
export class HaltAccountPayloadType {
  @Field(() => AccountType)
  account!: AccountType;
}

@ObjectType('HaltAllAccountsPayload', { simpleResolvers: true })
export class HaltAllAccountsPayloadType {
  @Field(() => [AccountType], { description: 'Every account that this call halted.' })
  accounts!: readonly AccountType[];

  @Field(() => Int, { description: 'How many there are.' })
  haltedCount!: number;
}

@ObjectType('ReleaseAccountPayload', { simpleResolvers: true })
export class ReleaseAccountPayloadType {
  @Field(() => AccountType)
  account!: AccountType;

  @Field(() => ApprovalType, {
    nullable: true,
    description: 'PENDING until a second person decides; null: the account has been released.',
  })
  approval!: ApprovalType | null;
}

@ObjectType('RequestBacktestPayload', { simpleResolvers: true })
export class RequestBacktestPayloadType {
  @Field(() => ResearchRunType)
  run!: ResearchRunType;
}

@ObjectType('CancelResearchRunPayload', { simpleResolvers: true })
export class CancelResearchRunPayloadType {
  @Field(() => ResearchRunType)
  run!: ResearchRunType;
}

@ObjectType('RerunResearchRunPayload', { simpleResolvers: true })
export class RerunResearchRunPayloadType {
  @Field(() => ResearchRunType)
  run!: ResearchRunType;
}

@ObjectType('RequestSweepPayload', { simpleResolvers: true })
export class RequestSweepPayloadType {
  @Field(() => ResearchRunType)
  run!: ResearchRunType;
}
