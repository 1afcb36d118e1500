/** Indicators, their values over recorded bars, and what is said of the quality of a series. */
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { FindingSeverityEnum, IndicatorGroupEnum, IndicatorScaleEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { JsonScalar } from '../scalars/json.js';
import { NumberColumnScalar } from '../scalars/number-column.js';

@ObjectType('IndicatorParameter', { simpleResolvers: true })
export class IndicatorParameterType {
  @Field(() => String)
  name!: string;

  @Field(() => Boolean, { description: 'Only whole numbers.' })
  integer!: boolean;

  @Field(() => Float)
  default!: number;

  @Field(() => Float)
  min!: number;

  @Field(() => Float)
  max!: number;
}

@ObjectType('IndicatorOutput', { simpleResolvers: true })
export class IndicatorOutputType {
  @Field(() => String)
  name!: string;

  @Field(() => IndicatorScaleEnum)
  scale!: keyof typeof IndicatorScaleEnum;
}

@ObjectType('Indicator', {
  simpleResolvers: true,
  description: 'What can be computed of bars; see docs/indicators.md.',
})
export class IndicatorType {
  @Field(() => String, { description: 'Name, e.g. "RSI": that of TA-Lib where it has one.' })
  fn!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  description!: string;

  @Field(() => IndicatorGroupEnum)
  group!: keyof typeof IndicatorGroupEnum;

  @Field(() => [String], { description: 'Columns that it takes when none are named.' })
  inputs!: readonly string[];

  @Field(() => [IndicatorParameterType])
  parameters!: readonly IndicatorParameterType[];

  @Field(() => [IndicatorOutputType])
  outputs!: readonly IndicatorOutputType[];

  @Field(() => Int, { description: 'Bars before the first value, with the default parameters.' })
  lookback!: number;

  @Field(() => Boolean, { description: 'Whether recorded bars have every column that it takes.' })
  ofBars!: boolean;
}

@ObjectType('IndicatorOutputValues', { simpleResolvers: true })
export class IndicatorOutputValuesType extends IndicatorOutputType {
  @Field(() => NumberColumnScalar, {
    description: 'One for each of `times`; null where the indicator is not defined.',
  })
  values!: readonly (number | null)[];
}

@ObjectType('IndicatorValues', { simpleResolvers: true, description: 'One indicator over time.' })
export class IndicatorValuesType {
  @Field(() => String)
  fn!: string;

  @Field(() => String, { description: 'For a legend, e.g. "BBANDS(20, 2, 2, 0)".' })
  label!: string;

  @Field(() => String)
  title!: string;

  @Field(() => JsonScalar, { description: 'With the defaults of what was left out.' })
  params!: Readonly<Record<string, number>>;

  @Field(() => [String], { description: 'The columns that it was computed of.' })
  inputs!: readonly string[];

  @Field(() => [IndicatorOutputValuesType])
  outputs!: readonly IndicatorOutputValuesType[];
}

@ObjectType('SeriesIndicators', {
  simpleResolvers: true,
  description: 'Indicators over a period of recorded bars, aligned.',
})
export class SeriesIndicatorsType {
  @Field(() => String)
  symbol!: string;

  @Field(() => String)
  timeframe!: string;

  @Field(() => [DateTimeScalar], { description: 'Stamps of the bars, each its close.' })
  times!: readonly Date[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First bar that was computed with: running sums, such as OBV, begin there.',
  })
  computedFrom!: Date | null;

  @Field(() => Int, { description: 'Bars before the first of `times` that were computed with.' })
  warmUpBars!: number;

  @Field(() => [IndicatorValuesType], { description: 'In the order in which they were asked for.' })
  indicators!: readonly IndicatorValuesType[];
}

@ObjectType('SeriesFinding', { simpleResolvers: true })
export class SeriesFindingType {
  @Field(() => String, { description: 'HOLE, SPLIT_SUSPECTED …; see docs/market-data.md.' })
  code!: string;

  @Field(() => FindingSeverityEnum)
  severity!: keyof typeof FindingSeverityEnum;

  @Field(() => String)
  sentence!: string;

  @Field(() => Int, { description: 'All there are; `rows` names the first or the worst 20.' })
  count!: number;

  @Field(() => [Int], { description: 'Numbers of the bars, 0 is the first that is recorded.' })
  rows!: readonly number[];

  @Field(() => [DateTimeScalar], { description: 'Stamps of the bars in `rows`.' })
  times!: readonly Date[];
}

@ObjectType('SeriesQuality', {
  simpleResolvers: true,
  description: 'What is wrong, or worth knowing, about recorded bars.',
})
export class SeriesQualityType {
  @Field(() => String)
  symbol!: string;

  @Field(() => String)
  timeframe!: string;

  @Field(() => String, { description: 'Whose sessions the bars are held against.' })
  calendar!: string;

  @Field(() => Int)
  recordedBars!: number;

  @Field(() => Int, { description: 'The newest of them, at most 525,600.' })
  checkedBars!: number;

  @Field(() => DateTimeScalar, { description: 'First bar that was checked.' })
  from!: Date;

  @Field(() => DateTimeScalar)
  to!: Date;

  @Field(() => [SeriesFindingType], { description: 'Warnings first.' })
  findings!: readonly SeriesFindingType[];
}
