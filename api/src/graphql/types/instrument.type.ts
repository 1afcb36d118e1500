/** What can be traded, its bars, and the market's state. */
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { MarketPhaseEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { DecimalScalar } from '../scalars/decimal.js';

@ObjectType('Instrument', { simpleResolvers: true, description: 'What can be traded.' })
export class InstrumentType {
  @Field(() => String)
  symbol!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'INDEX, EQUITY, ETF, CRYPTO or FOREX.' })
  assetClass!: string;

  @Field(() => String)
  currency!: string;

  @Field(() => DecimalScalar, { description: 'Smallest price step.' })
  tickSize!: string;

  @Field(() => DecimalScalar, { description: 'Smallest quantity step.' })
  lotSize!: string;

  @Field(() => String, { description: 'The bars that drive it, e.g. "1d".' })
  timeframe!: string;
}

@ObjectType('Candle', { simpleResolvers: true, description: 'One bar, stamped at its close.' })
export class CandleType {
  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => DecimalScalar)
  open!: string;

  @Field(() => DecimalScalar)
  high!: string;

  @Field(() => DecimalScalar)
  low!: string;

  @Field(() => DecimalScalar)
  close!: string;

  @Field(() => DecimalScalar)
  volume!: string;
}

@ObjectType('SymbolCandle', { simpleResolvers: true, description: 'A bar and what it is of.' })
export class SymbolCandleType {
  @Field(() => String)
  symbol!: string;

  @Field(() => CandleType)
  candle!: CandleType;
}

@ObjectType('MarketStatus', {
  simpleResolvers: true,
  description: 'What the market feed is doing.',
})
export class MarketStatusType {
  @Field(() => MarketPhaseEnum)
  phase!: keyof typeof MarketPhaseEnum;

  @Field(() => String, { description: 'What is being replayed or streamed.' })
  source!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Stamp of the last published bar.' })
  marketTime!: Date | null;

  @Field(() => Float, { nullable: true, description: 'null when as fast as possible.' })
  barsPerSecond!: number | null;

  @Field(() => Int, { description: '1, 2 …: how often the data has started over.' })
  run!: number;

  @Field(() => DateTimeScalar)
  firstBar!: Date;

  @Field(() => DateTimeScalar)
  lastBar!: Date;

  @Field(() => DecimalScalar)
  progressPct!: string;

  @Field(() => String, { description: 'One sentence for a person.' })
  message!: string;
}
