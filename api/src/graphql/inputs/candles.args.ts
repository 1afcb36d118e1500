/** Which bars are asked for. */
import { ArgsType, Field, Int } from 'type-graphql';
import { DateTimeScalar } from '../scalars/date-time.js';

@ArgsType()
export class CandlesArgs {
  @Field(() => String)
  symbol!: string;

  @Field(() => Int, { nullable: true, description: '500 unless stated.' })
  last?: number | null;

  @Field(() => DateTimeScalar, { nullable: true })
  before?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Longer than the recorded bars, e.g. "1w": made of whole bars, by the calendar.',
  })
  timeframe?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'In the shares of the newest published bar: splits are taken out of the prices.',
  })
  adjusted!: boolean;
}
