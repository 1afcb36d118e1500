/** Splits and dividends that have taken effect: in an account, and in a backtest. */
import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { CorporateActionKindEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { DecimalScalar } from '../scalars/decimal.js';
import { InstrumentType } from './instrument.type.js';

@ObjectType('CorporateAction', {
  simpleResolvers: true,
  description: 'A split or dividend that has taken effect in an account.',
})
export class CorporateActionType {
  @Field(() => DateTimeScalar, { description: 'Stamp of the first bar that trades with it.' })
  at!: Date;

  @Field(() => InstrumentType)
  instrument!: InstrumentType;

  @Field(() => CorporateActionKindEnum)
  kind!: keyof typeof CorporateActionKindEnum;

  @Field(() => Int, { nullable: true, description: 'New shares of a split.' })
  numerator!: number | null;

  @Field(() => Int, { nullable: true, description: 'For so many old ones.' })
  denominator!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Of a dividend: for one share, in the instrument's currency.",
  })
  amount!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Held afterwards, negative when short; null without BALANCE_READ.',
  })
  quantity!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "In the account's currency: the dividend, or what was paid for fractions of shares; " +
      'negative where the account paid; null without BALANCE_READ.',
  })
  cash!: string | null;
}

@ObjectType('TearSheetAction', {
  simpleResolvers: true,
  description: 'A split or dividend that took effect in a backtest.',
})
export class TearSheetActionType {
  @Field(() => DateTimeScalar, { description: 'Stamp of the first bar that traded with it.' })
  at!: Date;

  @Field(() => String)
  symbol!: string;

  @Field(() => CorporateActionKindEnum)
  kind!: keyof typeof CorporateActionKindEnum;

  @Field(() => Int, { nullable: true, description: 'New shares of a split.' })
  numerator!: number | null;

  @Field(() => Int, { nullable: true, description: 'For so many old ones.' })
  denominator!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Of a dividend: for one share, in the instrument's currency.",
  })
  amount!: string | null;

  @Field(() => DecimalScalar, { description: 'Held afterwards, negative when short.' })
  quantity!: string;

  @Field(() => DecimalScalar, {
    description:
      "In the account's currency: the dividend, or what was paid for fractions of shares; " +
      'negative where the account paid.',
  })
  cash!: string;
}

@ObjectType('TearSheetActions', {
  simpleResolvers: true,
  description: 'Splits and dividends of a backtest.',
})
export class TearSheetActionsType {
  @Field(() => Int)
  count!: number;

  @Field(() => Int, {
    description: 'Splits that charts are adjusted for; 0 of a sheet that has prices as traded.',
  })
  splits!: number;

  @Field(() => DecimalScalar, { description: 'What all dividends together brought.' })
  dividends!: string;

  @Field(() => [TearSheetActionType], { description: 'The newest first, at most 100.' })
  shown!: readonly TearSheetActionType[];
}

export const CorporateActionConnectionType = connectionOf('CorporateAction', CorporateActionType);
