/** What mutations take. Every money and order mutation carries an idempotency key. */
import { Field, ID, InputType } from 'type-graphql';
import { OrderTypeEnum, SideEnum, TimeInForceEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { DecimalScalar } from '../scalars/decimal.js';
import { JsonScalar, type JsonObject } from '../scalars/json.js';

const KEY = 'Chosen by the caller, unique per intention: the same key never acts twice.';

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

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'In units, a multiple of the lot size. Give this, notional or equityFraction.',
  })
  quantity?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'In the account’s currency; becomes whole lots at the price it is judged at.',
  })
  notional?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Share of the account’s equity, above 0 and at most 1.',
  })
  equityFraction?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Required for LIMIT, STOP_LIMIT and LIMIT_IF_TOUCHED, else absent.',
  })
  limitPrice?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Where the order wakes: required for STOP, STOP_LIMIT and LIMIT_IF_TOUCHED; the first level ' +
      'of a TRAILING_STOP, which otherwise begins one trail from the last close.',
  })
  stopPrice?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Distance of a TRAILING_STOP in the price; give this or trailPercent.',
  })
  trailAmount?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Distance of a TRAILING_STOP in percent of the price, below 100.',
  })
  trailPercent?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Required for GTD, else absent: the last moment, in market time.',
  })
  expireAt?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Refused rather than taking a price.' })
  postOnly?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'May only reduce the position.' })
  reduceOnly?: boolean | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Iceberg: how many units of a limit order the book shows at a time.',
  })
  displayQuantity?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Bracket: the price at which what this order opens is given up.',
  })
  stopLoss?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Bracket: the price at which the profit of what this order opens is taken.',
  })
  takeProfit?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of the account’s manual orders with this name, a fill of one cancels the others.',
  })
  ocoGroup?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Held back until this order of the same account has filled.',
  })
  afterOrderId?: string | null;
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
