/** What mutations take. Every money and order mutation carries an idempotency key. */
import { Field, ID, InputType } from 'type-graphql';
import { OrderTypeEnum, SideEnum, TimeInForceEnum } from '../enums.js';
import { DecimalScalar } from '../scalars/decimal.js';
import { JsonScalar, type JsonObject } from '../scalars/json.js';

const KEY = 'Chosen by the caller, unique per intention: the same key never acts twice.';

@InputType()
export class SignInInput {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  password!: string;
}

@InputType()
export class PlaceOrderInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID)
  accountId!: string;

  @Field(() => String)
  symbol!: string;

  @Field(() => SideEnum)
  side!: keyof typeof SideEnum;

  @Field(() => OrderTypeEnum)
  type!: keyof typeof OrderTypeEnum;

  @Field(() => TimeInForceEnum)
  timeInForce!: keyof typeof TimeInForceEnum;

  @Field(() => DecimalScalar, { description: 'In units, a multiple of the lot size.' })
  quantity!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Required for LIMIT, else absent.' })
  limitPrice?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Required for STOP, else absent.' })
  stopPrice?: string | null;
}

@InputType()
export class CancelOrderInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID)
  orderId!: string;
}

@InputType()
export class DeployStrategyInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID)
  accountId!: string;

  @Field(() => String, { description: 'Name of a strategy, see `strategies`.' })
  strategy!: string;

  @Field(() => JsonScalar)
  parameters!: JsonObject;

  @Field(() => [String])
  symbols!: string[];

  @Field(() => DecimalScalar, { description: "Share of the account's equity it may use, percent." })
  capitalSharePct!: string;
}

@InputType()
export class StopDeploymentInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID)
  deploymentId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether its open positions are closed at the market; true unless stated.',
  })
  closePositions?: boolean | null;
}

@InputType()
export class HaltAccountInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID)
  accountId!: string;

  @Field(() => String)
  reason!: string;

  @Field(() => Boolean, { description: 'Whether open positions are closed at the market.' })
  closePositions!: boolean;
}

@InputType()
export class HaltAllAccountsInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => String)
  reason!: string;

  @Field(() => Boolean, { description: 'Whether open positions are closed at the market.' })
  closePositions!: boolean;
}

@InputType()
export class ReleaseAccountInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID)
  accountId!: string;

  @Field(() => String)
  reason!: string;
}
