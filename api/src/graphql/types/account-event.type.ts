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

  @Field(() => AccountStatusEnum)
  status!: keyof typeof AccountStatusEnum;

  @Field(() => DecimalScalar)
  equity!: string;

  @Field(() => DecimalScalar)
  cash!: string;

  @Field(() => DecimalScalar)
  dayResult!: string;

  @Field(() => DecimalScalar)
  dayResultPct!: string;

  @Field(() => DecimalScalar)
  exposure!: string;

  @Field(() => DecimalScalar)
  exposurePct!: string;

  @Field(() => DecimalScalar)
  drawdownPct!: string;

  @Field(() => DecimalScalar)
  totalResultPct!: string;

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

  @Field(() => JsonScalar, { description: 'The journal entry: { seq, input, events }.' })
  payload!: JsonObject;

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
