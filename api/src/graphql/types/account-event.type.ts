/** What subscriptions deliver about accounts. */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { AccountStatusEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { DecimalScalar } from '../scalars/decimal.js';
import { JsonScalar, type JsonObject } from '../scalars/json.js';
import { SymbolCandleType } from './instrument.type.js';
import { FillType, OrderType } from './order.type.js';

@ObjectType('AccountUpdate', {
  simpleResolvers: true,
  description: "An account's figures at a moment.",
})
export class AccountUpdateType {
  @Field(() => ID)
  accountId!: string;

  @Field(() => Int, { description: "The journal's last entry that these figures include." })
  seq!: number;

  @Field(() => Boolean, {
    description: 'true: amounts are null, because the viewer lacks BALANCE_READ here.',
  })
  restricted?: boolean;

  @Field(() => AccountStatusEnum)
  status!: keyof typeof AccountStatusEnum;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  equity!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  cash!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  dayResult!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  dayResultPct!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  exposure!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  exposurePct!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  drawdownPct!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  totalResultPct!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  marketTime!: Date | null;

  @Field(() => Int)
  run!: number;
}

@ObjectType('AccountEvent', {
  simpleResolvers: true,
  description: "One entry of the account's journal: an input and everything it caused.",
})
export class AccountEventType {
  @Field(() => Int, { description: 'Consecutive; give the last one as `afterSeq` to resume.' })
  seq!: number;

  @Field(() => String, { description: 'Type of the input, e.g. BARS or VENUE_FILLED.' })
  type!: string;

  @Field(() => DateTimeScalar, { description: 'Market time.' })
  at!: Date;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The journal entry: { seq, input, events }; null without BALANCE_READ.',
  })
  payload!: JsonObject | null;

  @Field(() => AccountUpdateType)
  account!: AccountUpdateType;

  @Field(() => [OrderType], {
    description: 'Orders that the entry created or changed, as they are now.',
  })
  orders!: readonly OrderType[];

  @Field(() => [FillType], { description: 'Fills that the entry booked.' })
  fills!: readonly FillType[];

  @Field(() => [SymbolCandleType], { description: 'Bars that the entry brought.' })
  candles!: readonly SymbolCandleType[];
}
