/** What research is asked for with. */
import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { ResearchKindEnum, ResearchStatusEnum, SamplerEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { DecimalScalar } from '../scalars/decimal.js';
import { JsonScalar, type JsonObject } from '../scalars/json.js';
import { ResearchRunSortInput, type SortValue } from './sort.input.js';

const KEY = 'Chosen by the caller, unique per intention: the same key never acts twice.';

@InputType()
export class FillModelInput {
  @Field(() => String, { description: 'conservative or reference; see docs/fill-models.md.' })
  name!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Of reference: fraction of the price on each entry.',
  })
  spread?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Of reference: equity for one unit of exposure, 0.2 is five times.',
  })
  margin?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Of reference: market orders fill at the close they were decided on.',
  })
  tradeOnClose?: boolean | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Of conservative: fees, slippage, carrying, margin; see docs/fill-models.md.',
  })
  costs?: JsonObject | null;
}

@InputType()
export class RequestBacktestInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Name of a strategy, see `strategies`.' })
  strategy!: string;

  @Field(() => JsonScalar, { description: 'What is left out takes its default.' })
  parameters!: JsonObject;

  @Field(() => [String], { description: 'See `researchSeries`.' })
  symbols!: string[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'null: from the first bar.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'null: to the last bar.' })
  to?: Date | null;

  @Field(() => DecimalScalar, { description: 'Opening cash.' })
  cash!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Of the account, e.g. "USD"; null: that of the instruments. What is quoted in another one is ' +
      'converted by a recorded series such as EURUSD.',
  })
  currency?: string | null;

  @Field(() => FillModelInput, { nullable: true, description: 'conservative unless stated.' })
  fillModel?: FillModelInput | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Fraction of notional on each fill; null: the instrument's own rates.",
  })
  commission?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      "Fields of a mandate; what is left out takes the product's own limits. null: all of " +
      'those, and no limits at all under reference.',
  })
  limits?: JsonObject | null;
}

@InputType()
export class RequestSweepInput extends RequestBacktestInput {
  @Field(() => SamplerEnum)
  sampler!: keyof typeof SamplerEnum;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'By parameter a list of values, or { min, max, step, log }; null: the declared ranges. ' +
      'What is not in it keeps the value in `parameters`.',
  })
  space?: JsonObject | null;

  @Field(() => Int, { nullable: true, description: '100 unless stated; a grid tries everything.' })
  trials?: number | null;

  @Field(() => String, { description: 'Key of the measure to make best, e.g. "sharpe".' })
  objective!: string;

  @Field(() => Float, { nullable: true, description: 'Of the sampler; 1 unless stated.' })
  seed?: number | null;
}

@InputType()
export class CancelResearchRunInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID)
  researchRunId!: string;
}

@InputType()
export class RerunResearchRunInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID)
  researchRunId!: string;
}

@ArgsType()
export class ResearchRunsArgs {
  @Field(() => Int)
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;

  @Field(() => ResearchKindEnum, { nullable: true })
  kind?: keyof typeof ResearchKindEnum | null;

  @Field(() => [ResearchStatusEnum], { nullable: true })
  status?: (keyof typeof ResearchStatusEnum)[] | null;

  @Field(() => String, { nullable: true })
  strategy?: string | null;

  @Field(() => String, { nullable: true })
  symbol?: string | null;

  @Field(() => ResearchRunSortInput, {
    nullable: true,
    description: 'Newest first, unless stated.',
  })
  sortBy?: SortValue<'REQUESTED_AT'> | null;
}
