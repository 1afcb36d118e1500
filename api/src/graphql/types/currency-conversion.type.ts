/** How prices in another currency become the account's money. */
import { Field, ObjectType } from 'type-graphql';
import { InstrumentType } from './instrument.type.js';

@ObjectType('CurrencyConversion', {
  simpleResolvers: true,
  description: "By what prices in another currency become the account's money: a last close.",
})
export class CurrencyConversionType {
  @Field(() => String, { description: 'Of the prices that are converted.' })
  currency!: string;

  @Field(() => InstrumentType, { description: 'Its last close is the rate, or its inverse.' })
  instrument!: InstrumentType;

  @Field(() => Boolean, {
    description: 'true: money is divided by the close instead of multiplied, as yen by USDJPY.',
  })
  inverted!: boolean;
}
