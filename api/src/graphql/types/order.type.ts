/** Orders and their fills. */
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import {
  OrderSourceEnum,
  OrderStatusEnum,
  OrderTypeEnum,
  SideEnum,
  TimeInForceEnum,
} from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { DecimalScalar } from '../scalars/decimal.js';
import { InstrumentType } from './instrument.type.js';
import { NodeType } from './node.type.js';

@ObjectType('Order', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'An order and how far it has come.',
})
export class OrderType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The name under which the venue knows it; unique for ever.' })
  clientOrderId!: string;

  @Field(() => ID)
  accountId!: string;

  @Field(() => InstrumentType)
  instrument!: InstrumentType;

  @Field(() => SideEnum)
  side!: keyof typeof SideEnum;

  @Field(() => OrderTypeEnum)
  type!: keyof typeof OrderTypeEnum;

  @Field(() => TimeInForceEnum)
  timeInForce!: keyof typeof TimeInForceEnum;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  quantity!: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  limitPrice!: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  stopPrice!: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  trailAmount!: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  trailPercent!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  expireAt!: Date | null;

  @Field(() => Boolean)
  postOnly!: boolean;

  @Field(() => Boolean)
  reduceOnly!: boolean;

  @Field(() => DecimalScalar, { nullable: true })
  displayQuantity!: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  stopLoss!: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  takeProfit!: string | null;

  @Field(() => String, { nullable: true })
  ocoGroup!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The order that opened the position which this one protects.',
  })
  parentOrderId!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  filledQuantity!: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  averageFillPrice!: string | null;

  @Field(() => OrderStatusEnum)
  status!: keyof typeof OrderStatusEnum;

  @Field(() => String, { nullable: true, description: 'One sentence for a person.' })
  statusReason!: string | null;

  @Field(() => String, { nullable: true, description: 'The check or the venue code behind it.' })
  statusCode!: string | null;

  @Field(() => OrderSourceEnum)
  source!: keyof typeof OrderSourceEnum;

  @Field(() => DateTimeScalar, { description: 'Market time of the decision.' })
  decidedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Market time of the last change.' })
  updatedAt!: Date;
}

@ObjectType('Fill', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'One trade of an order at the venue.',
})
export class FillType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => InstrumentType)
  instrument!: InstrumentType;

  @Field(() => SideEnum)
  side!: keyof typeof SideEnum;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  quantity!: string | null;

  @Field(() => DecimalScalar)
  price!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  fee!: string | null;

  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => String)
  venueTradeId!: string;
}

export const OrderConnectionType = connectionOf('Order', OrderType);
export const FillConnectionType = connectionOf('Fill', FillType);
