/** A search over parameters: what was asked, what was tried, what its best is worth. */
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { ObjectiveDirectionEnum, SamplerEnum } from '../enums.js';
import { JsonScalar } from '../scalars/json.js';
import { MeasureType, ProvenanceType } from './research.type.js';

@ObjectType('Search', { simpleResolvers: true, description: 'How a sweep looks for parameters.' })
export class SearchType {
  @Field(() => SamplerEnum)
  sampler!: keyof typeof SamplerEnum;

  @Field(() => JsonScalar, { description: 'By parameter: { values } or { min, max, step, log }.' })
  space!: object;

  @Field(() => Int, { description: 'Backtests to run; of a grid, all of its combinations.' })
  trials!: number;

  @Field(() => String, { description: 'Key of the measure that is made best.' })
  objective!: string;

  @Field(() => ObjectiveDirectionEnum)
  direction!: keyof typeof ObjectiveDirectionEnum;

  @Field(() => Float)
  seed!: number;
}

@ObjectType('Trial', { simpleResolvers: true, description: 'One backtest of a search.' })
export class TrialType {
  @Field(() => Int, { description: '1, 2 … in the order in which they were tried.' })
  number!: number;

  @Field(() => JsonScalar)
  parameters!: object;

  @Field(() => Float, { nullable: true })
  objective!: number | null;

  @Field(() => [MeasureType], { description: 'Of the best of a search all of them.' })
  measures!: readonly MeasureType[];

  @Field(() => String, { nullable: true, description: 'Why there are no figures.' })
  error!: string | null;
}

export const TrialConnectionType = connectionOf('Trial', TrialType);

@ObjectType('SkippedCombinations', {
  simpleResolvers: true,
  description: 'Combinations that the strategy refuses.',
})
export class SkippedCombinationsType {
  @Field(() => String)
  reason!: string;

  @Field(() => Int)
  count!: number;
}

@ObjectType('HeatMapCell', {
  simpleResolvers: true,
  description: 'Two parameters, and the best of what was tried with them.',
})
export class HeatMapCellType {
  @Field(() => String)
  x!: string;

  @Field(() => String)
  y!: string;

  @Field(() => Float, { nullable: true })
  value!: number | null;

  @Field(() => Int, { description: 'Trials of the cell.' })
  trials!: number;

  @Field(() => Int, { description: 'Number of the best trial.' })
  number!: number;
}

@ObjectType('SweepReport', { simpleResolvers: true, description: 'What a search gave.' })
export class SweepReportType {
  @Field(() => Int, { description: 'Backtests that were run.' })
  trialCount!: number;

  @Field(() => [SkippedCombinationsType])
  skipped!: readonly SkippedCombinationsType[];

  @Field(() => TrialType, { nullable: true, description: 'null when no trial has a value.' })
  best!: TrialType | null;

  @Field(() => Int, {
    description: 'Trials of the strategy on overlapping data, these and earlier ones.',
  })
  countedTrials!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How many independent ones they amount to, from clustering their returns.',
  })
  effectiveTrials!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Probability that the best is better than chance, the choice accounted for.',
  })
  deflatedSharpe!: number | null;

  @Field(() => Float, { nullable: true, description: 'Probability of backtest overfitting.' })
  pbo!: number | null;

  @Field(() => ProvenanceType)
  provenance!: ProvenanceType;

  @Field(() => Float)
  seconds!: number;
}
