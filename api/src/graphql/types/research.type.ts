/** Research: stored backtests and searches, and what came of them. */
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { ResearchKindEnum, ResearchStatusEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { DecimalScalar } from '../scalars/decimal.js';
import { JsonScalar } from '../scalars/json.js';
import { MandateType } from './account.type.js';
import { InstrumentType } from './instrument.type.js';
import { StrategyDefinitionType } from './strategy.type.js';
import { NodeType } from './node.type.js';

@ObjectType('ResearchSeries', {
  simpleResolvers: true,
  description: 'Recorded bars that can be researched.',
})
export class ResearchSeriesType {
  @Field(() => InstrumentType)
  instrument!: InstrumentType;

  @Field(() => String, { description: 'Where the bars come from.' })
  source!: string;

  @Field(() => DateTimeScalar)
  firstBar!: Date;

  @Field(() => DateTimeScalar)
  lastBar!: Date;

  @Field(() => Int)
  barCount!: number;

  @Field(() => String, { description: 'SHA-256 over the contents of all bars, hex.' })
  contentHash!: string;
}

@ObjectType('ResearchLimits', {
  simpleResolvers: true,
  description: 'How much may be researched, and how long it is kept. The operator sets it.',
})
export class ResearchLimitsType {
  @Field(() => Int, { description: 'Backtests and searches within 24 hours; 0: switched off.' })
  dailyRuns!: number;

  @Field(() => Int, { description: 'How many of them may be asked for now.' })
  runsLeft!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When one more may be asked for; null while one may, and where it is switched off.',
  })
  roomAt!: Date | null;

  @Field(() => Int, { description: 'Waiting and running now.' })
  openRuns!: number;

  @Field(() => Int, { description: 'At most so many wait and run at a time.' })
  maxOpenRuns!: number;

  @Field(() => Int, { description: 'Runs that ended longer ago are deleted.' })
  keepDays!: number;

  @Field(() => Int, { description: 'Of the ended ones the newest so many are kept.' })
  keepRuns!: number;
}

@ObjectType('FillModelSettings', { simpleResolvers: true, description: 'How orders are filled.' })
export class FillModelSettingsType {
  @Field(() => String, { description: 'conservative or reference; see docs/fill-models.md.' })
  name!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Of reference alone, as below.' })
  spread!: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  margin!: string | null;

  @Field(() => Boolean, { nullable: true })
  tradeOnClose!: boolean | null;

  @Field(() => JsonScalar, { nullable: true, description: 'Of conservative alone.' })
  costs!: object | null;
}

@ObjectType('ResearchProgress', { simpleResolvers: true, description: 'How far a run has come.' })
export class ResearchProgressType {
  @Field(() => Int)
  done!: number;

  @Field(() => Int)
  total!: number;

  @Field(() => String, { description: 'What is counted: "bars" or "trials".' })
  unit!: string;

  @Field(() => Float, { description: '0 to 100.' })
  percent!: number;
}

@ObjectType('ResearchRun', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A stored backtest or search: what was asked, how far it is, what came of it.',
})
export class ResearchRunType {
  @Field(() => ID)
  id!: string;

  @Field(() => ResearchKindEnum)
  kind!: keyof typeof ResearchKindEnum;

  @Field(() => ResearchStatusEnum)
  status!: keyof typeof ResearchStatusEnum;

  @Field(() => StrategyDefinitionType)
  strategy!: StrategyDefinitionType;

  @Field(() => JsonScalar, { description: 'Complete, defaults filled in.' })
  parameters!: object;

  @Field(() => [InstrumentType])
  instruments!: readonly InstrumentType[];

  @Field(() => DateTimeScalar, { description: 'Stamp of the first bar.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'Stamp of the last bar.' })
  to!: Date;

  @Field(() => DecimalScalar, { description: 'Opening cash.' })
  cash!: string;

  @Field(() => String, { description: 'Of the account.' })
  currency!: string;

  @Field(() => [InstrumentType], {
    description: 'Series that convert what is quoted in another currency; they are not traded.',
  })
  conversionRates!: readonly InstrumentType[];

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Fraction of notional on each fill; null: the instrument's own rates.",
  })
  commission!: string | null;

  @Field(() => FillModelSettingsType)
  fillModel!: FillModelSettingsType;

  @Field(() => MandateType, { nullable: true, description: 'null: no limits.' })
  limits!: MandateType | null;

  @Field(() => String, { description: 'SHA-256 of everything that decides the outcome, hex.' })
  specHash!: string;

  @Field(() => ResearchProgressType)
  progress!: ResearchProgressType;

  @Field(() => String, { description: 'Name of the person or the key.' })
  requestedBy!: string;

  @Field(() => DateTimeScalar)
  requestedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  startedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  finishedAt!: Date | null;

  @Field(() => ID, { nullable: true, description: 'The run that this one repeats.' })
  rerunOf!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Of a rerun that is done: whether it gave the same, bit for bit.',
  })
  reproduced!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Code of the failure.' })
  errorCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it failed, one sentence.' })
  error!: string | null;
}

@ObjectType('Measure', { simpleResolvers: true, description: 'A figure about a run.' })
export class MeasureType {
  @Field(() => String, { description: 'See docs/measures.md.' })
  name!: string;

  @Field(() => Float, { nullable: true, description: 'null where it has no value.' })
  value!: number | null;

  @Field(() => [String], { description: 'What to mind, e.g. that there are too few trades.' })
  caveats!: readonly string[];
}

@ObjectType('ResearchTrade', { simpleResolvers: true, description: 'A round trip of a backtest.' })
export class ResearchTradeType {
  @Field(() => Int, { description: '1, 2 … in the order in which they were closed.' })
  number!: number;

  @Field(() => String)
  symbol!: string;

  @Field(() => DecimalScalar, { description: 'Units, negative when short.' })
  size!: string;

  @Field(() => DateTimeScalar)
  entryAt!: Date;

  @Field(() => DateTimeScalar)
  exitAt!: Date;

  @Field(() => DecimalScalar)
  entryPrice!: string;

  @Field(() => DecimalScalar)
  exitPrice!: string;

  @Field(() => DecimalScalar, { description: 'Net of commission.' })
  pnl!: string;

  @Field(() => Float, { description: '`pnl` as a fraction of the entry.' })
  returnFraction!: number;

  @Field(() => DecimalScalar)
  commission!: string;
}

export const ResearchTradeConnectionType = connectionOf('ResearchTrade', ResearchTradeType);

@ObjectType('ResearchHalt', { simpleResolvers: true, description: 'A stop that a limit made.' })
export class ResearchHaltType {
  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => String)
  rule!: string;

  @Field(() => String)
  sentence!: string;
}

@ObjectType('DeniedOrders', { simpleResolvers: true, description: 'Orders that a check denied.' })
export class DeniedOrdersType {
  @Field(() => String)
  check!: string;

  @Field(() => Int)
  count!: number;
}

@ObjectType('Provenance', {
  simpleResolvers: true,
  description: 'By what a result can be made again and recognised.',
})
export class ProvenanceType {
  @Field(() => String)
  codeVersion!: string;

  @Field(() => String)
  kernelVersion!: string;

  @Field(() => String)
  strategyVersion!: string;

  @Field(() => String, { description: 'SHA-256 over the contents of all bars seen, hex.' })
  dataHash!: string;
}

@ObjectType('BacktestReport', { simpleResolvers: true, description: 'What a backtest gave.' })
export class BacktestReportType {
  @Field(() => [MeasureType])
  measures!: readonly MeasureType[];

  @Field(() => Int)
  tradeCount!: number;

  @Field(() => DecimalScalar)
  finalEquity!: string;

  @Field(() => [ResearchHaltType])
  halts!: readonly ResearchHaltType[];

  @Field(() => [DeniedOrdersType])
  denials!: readonly DeniedOrdersType[];

  @Field(() => String, { description: 'Hash chain over every input and event, hex.' })
  journalHash!: string;

  @Field(() => Int)
  journalEntries!: number;

  @Field(() => String, { description: 'SHA-256 of every order that was sent, hex.' })
  orderListHash!: string;

  @Field(() => ProvenanceType)
  provenance!: ProvenanceType;

  @Field(() => Float)
  seconds!: number;
}

export const ResearchRunConnectionType = connectionOf('ResearchRun', ResearchRunType);
