/** A run's tear sheet: everything that a page or a report shows of it. Columns are of one length. */
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { MeasureGroupEnum, MeasureUnitEnum, ReturnPeriodEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { DecimalScalar } from '../scalars/decimal.js';
import { TearSheetActionsType } from './corporate-action.type.js';

@ObjectType('TearSheetMeasure', { simpleResolvers: true, description: 'A figure about a run.' })
export class TearSheetMeasureType {
  @Field(() => String, { description: 'See docs/measures.md.' })
  key!: string;

  @Field(() => String)
  title!: string;

  @Field(() => MeasureGroupEnum)
  group!: keyof typeof MeasureGroupEnum;

  @Field(() => MeasureUnitEnum, { description: 'FRACTION: 0.25 is 25 %.' })
  unit!: keyof typeof MeasureUnitEnum;

  @Field(() => Float, { nullable: true, description: 'null where it has no value.' })
  value!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The same of holding what was traded; null where that says nothing.',
  })
  held!: number | null;

  @Field(() => [String], { description: 'What to mind, e.g. that there are too few trades.' })
  caveats!: readonly string[];

  @Field(() => String)
  formula!: string;
}

@ObjectType('TearSheetCurve', { simpleResolvers: true, description: 'Money over time.' })
export class TearSheetCurveType {
  @Field(() => [DateTimeScalar])
  at!: readonly Date[];

  @Field(() => [DecimalScalar])
  equity!: readonly string[];

  @Field(() => [DecimalScalar], { description: 'Opening cash held in what was traded.' })
  held!: readonly string[];
}

@ObjectType('TearSheetLine', { simpleResolvers: true, description: 'A figure over time.' })
export class TearSheetLineType {
  @Field(() => [DateTimeScalar])
  at!: readonly Date[];

  @Field(() => [Float], { nullable: 'items' })
  values!: readonly (number | null)[];
}

@ObjectType('MonthlyReturns', { simpleResolvers: true, description: 'Returns of a year.' })
export class MonthlyReturnsType {
  @Field(() => Int)
  year!: number;

  @Field(() => [Float], {
    nullable: 'items',
    description: 'January to December, fractions; null where there was no return.',
  })
  months!: readonly (number | null)[];

  @Field(() => Float)
  total!: number;
}

@ObjectType('TrailingReturn', {
  simpleResolvers: true,
  description: 'Return of the last months or years of a run.',
})
export class TrailingReturnType {
  @Field(() => String, { description: 'e.g. "3 months".' })
  title!: string;

  @Field(() => Boolean, { description: 'Growth a year, where it is longer than one.' })
  perYear!: boolean;

  @Field(() => Float, { description: 'A fraction.' })
  own!: number;

  @Field(() => Float, { nullable: true, description: 'The same of holding what was traded.' })
  held!: number | null;
}

@ObjectType('ReturnPeriodSummary', {
  simpleResolvers: true,
  description: 'Calendar periods of a run, parts of one at both ends included.',
})
export class ReturnPeriodSummaryType {
  @Field(() => ReturnPeriodEnum)
  period!: keyof typeof ReturnPeriodEnum;

  @Field(() => Int)
  count!: number;

  @Field(() => Float, { description: 'A fraction.' })
  best!: number;

  @Field(() => Float, { description: 'A fraction.' })
  worst!: number;

  @Field(() => Float, { description: 'Arithmetic mean, a fraction.' })
  average!: number;

  @Field(() => Float, { description: 'Share of the periods that ended higher than they began.' })
  positive!: number;
}

@ObjectType('RollingFigures', { simpleResolvers: true, description: 'Figures of a moving window.' })
export class RollingFiguresType {
  @Field(() => String, { description: 'e.g. "126 days".' })
  window!: string;

  @Field(() => TearSheetLineType)
  sharpe!: TearSheetLineType;

  @Field(() => TearSheetLineType)
  volatility!: TearSheetLineType;
}

@ObjectType('ReturnBin', { simpleResolvers: true, description: 'A bar of a histogram.' })
export class ReturnBinType {
  @Field(() => Float)
  from!: number;

  @Field(() => Float)
  to!: number;

  @Field(() => Int)
  count!: number;
}

@ObjectType('ReturnDistribution', { simpleResolvers: true, description: 'How returns are spread.' })
export class ReturnDistributionType {
  @Field(() => String, { description: 'e.g. "daily returns".' })
  of!: string;

  @Field(() => [ReturnBinType])
  bins!: readonly ReturnBinType[];

  @Field(() => Float, { description: 'Share of the returns that were exactly 0 and not drawn.' })
  zeroShare!: number;

  @Field(() => Int, { description: 'Returns below the first bin.' })
  below!: number;

  @Field(() => Int, { description: 'Returns above the last bin.' })
  above!: number;

  @Field(() => Float)
  mean!: number;

  @Field(() => Float, { nullable: true, description: '95 %, as a loss.' })
  valueAtRisk!: number | null;

  @Field(() => Float, { nullable: true, description: '95 %, as a loss.' })
  expectedShortfall!: number | null;
}

@ObjectType('Drawdown', { simpleResolvers: true, description: 'A fall from a peak and back.' })
export class DrawdownType {
  @Field(() => DateTimeScalar)
  start!: Date;

  @Field(() => DateTimeScalar, { description: 'Of the lowest point.' })
  valley!: Date;

  @Field(() => DateTimeScalar, { description: 'Of the recovery, or of the last bar.' })
  end!: Date;

  @Field(() => Boolean)
  recovered!: boolean;

  @Field(() => Float)
  days!: number;

  @Field(() => Float, { description: 'A fraction below the peak.' })
  depth!: number;
}

@ObjectType('TearSheetTrade', { simpleResolvers: true, description: 'A round trip in a chart.' })
export class TearSheetTradeType {
  @Field(() => DateTimeScalar)
  entryAt!: Date;

  @Field(() => DateTimeScalar)
  exitAt!: Date;

  @Field(() => DecimalScalar)
  entryPrice!: string;

  @Field(() => DecimalScalar)
  exitPrice!: string;

  @Field(() => DecimalScalar, { description: 'Units, negative when short.' })
  size!: string;

  @Field(() => DecimalScalar)
  pnl!: string;

  @Field(() => Float)
  returnFraction!: number;

  @Field(() => Float, { description: 'Worst price on the way, against the entry: 0 or below.' })
  adverse!: number;

  @Field(() => Float, { description: 'Best price on the way: 0 or above.' })
  favourable!: number;

  @Field(() => Float, {
    description:
      'Its prices times this stand on `prices` and `candles`, which are adjusted for later splits.',
  })
  splitFactor!: number;
}

@ObjectType('TearSheetCandles', {
  simpleResolvers: true,
  description: 'Prices with trades on them.',
})
export class TearSheetCandlesType {
  @Field(() => String, { description: 'Of one candle, e.g. "1 day".' })
  length!: string;

  @Field(() => Boolean, {
    description: 'In shares of the last candle; false of a sheet that has prices as traded.',
  })
  adjusted!: boolean;

  @Field(() => [DateTimeScalar])
  at!: readonly Date[];

  @Field(() => [DecimalScalar])
  open!: readonly string[];

  @Field(() => [DecimalScalar])
  high!: readonly string[];

  @Field(() => [DecimalScalar])
  low!: readonly string[];

  @Field(() => [DecimalScalar])
  close!: readonly string[];

  @Field(() => [TearSheetTradeType])
  trades!: readonly TearSheetTradeType[];
}

@ObjectType('TearSheet', {
  simpleResolvers: true,
  description: 'Everything that a page or a report shows of a backtest.',
})
export class TearSheetType {
  @Field(() => String)
  strategy!: string;

  @Field(() => String)
  description!: string;

  @Field(() => String, { description: 'e.g. "1 day".' })
  barLength!: string;

  @Field(() => Int)
  bars!: number;

  @Field(() => [String], { description: 'What to know before any figure.' })
  warnings!: readonly string[];

  @Field(() => [TearSheetMeasureType])
  measures!: readonly TearSheetMeasureType[];

  @Field(() => TearSheetCurveType)
  curve!: TearSheetCurveType;

  @Field(() => TearSheetLineType, { description: 'Fall from the peak, 0 or below.' })
  underwater!: TearSheetLineType;

  @Field(() => [MonthlyReturnsType])
  months!: readonly MonthlyReturnsType[];

  @Field(() => [TrailingReturnType], {
    description: 'Of the last month, … year, … ten years, as far as the run goes back.',
  })
  trailingReturns!: readonly TrailingReturnType[];

  @Field(() => [ReturnPeriodSummaryType], { description: 'Of days, months, quarters and years.' })
  periodSummaries!: readonly ReturnPeriodSummaryType[];

  @Field(() => RollingFiguresType, { nullable: true })
  rolling!: RollingFiguresType | null;

  @Field(() => ReturnDistributionType, { nullable: true })
  distribution!: ReturnDistributionType | null;

  @Field(() => [DrawdownType], { description: 'The deepest first.' })
  drawdowns!: readonly DrawdownType[];

  @Field(() => TearSheetLineType, {
    nullable: true,
    description:
      'Price of what was traded, in shares of the last bar; null of several instruments.',
  })
  prices!: TearSheetLineType | null;

  @Field(() => TearSheetCandlesType, { nullable: true })
  candles!: TearSheetCandlesType | null;

  @Field(() => [TearSheetTradeType])
  bestTrades!: readonly TearSheetTradeType[];

  @Field(() => [TearSheetTradeType])
  worstTrades!: readonly TearSheetTradeType[];

  @Field(() => [TearSheetTradeType], { description: 'All, or an even choice of many.' })
  shownTrades!: readonly TearSheetTradeType[];

  @Field(() => TearSheetActionsType, {
    nullable: true,
    description: 'Splits and dividends that took effect; null of a sheet from before their list.',
  })
  corporateActions!: TearSheetActionsType | null;
}
