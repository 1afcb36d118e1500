/** What indicators are asked for with. */
import { ArgsType, Field, InputType } from 'type-graphql';
import { DateTimeScalar } from '../scalars/date-time.js';
import { JsonScalar, type JsonObject } from '../scalars/json.js';

@InputType()
export class IndicatorSpecInput {
  @Field(() => String, { description: 'Name of an indicator, see `indicators`.' })
  fn!: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'What is left out takes its default, e.g. { "timePeriod": 14 }.',
  })
  params?: JsonObject | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Columns to compute of: time, open, high, low, close, volume.',
  })
  inputs?: string[] | null;
}

@ArgsType()
export class IndicatorValuesArgs {
  @Field(() => String, { description: 'See `researchSeries`.' })
  symbol!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Longer than the recorded bars, e.g. "1w"; null: the recorded one.',
  })
  timeframe?: string | null;

  @Field(() => DateTimeScalar, { description: 'First bar of the answer; at most 5,000 follow.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'Nothing later is read.' })
  to!: Date;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Of bars in the shares of `to`: recorded splits are taken out of the prices.',
  })
  adjusted!: boolean;

  @Field(() => [IndicatorSpecInput], { description: '1 to 10, of at most 50,000 values in all.' })
  specs!: IndicatorSpecInput[];
}
