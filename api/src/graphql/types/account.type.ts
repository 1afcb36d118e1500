/** An account: its money, its mandate, its state. */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { AccountModeEnum, AccountStatusEnum, HaltCauseEnum, OnStopEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { DecimalScalar } from '../scalars/decimal.js';
import { ClientType } from './tenant.type.js';
import { NodeType } from './node.type.js';

@ObjectType('JournalHead', { simpleResolvers: true, description: "The journal's last entry." })
export class JournalHeadType {
  @Field(() => Int)
  seq!: number;

  @Field(() => String, { description: 'Hash chain over every entry so far, hex.' })
  hash!: string;
}

@ObjectType('Mandate', { simpleResolvers: true, description: 'The limits that the client allows.' })
export class MandateType {
  @Field(() => DecimalScalar, { description: 'Notional of one order, percent of equity.' })
  maxOrderNotionalPct!: string;

  @Field(() => DecimalScalar, { nullable: true })
  maxOrderUnits!: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  maxOrderNotional!: string | null;

  @Field(() => DecimalScalar)
  maxGrossExposurePct!: string;

  @Field(() => DecimalScalar)
  cashReservePct!: string;

  @Field(() => DecimalScalar)
  maxDrawdownPct!: string;

  @Field(() => DecimalScalar)
  maxDailyLossPct!: string;

  @Field(() => Boolean)
  allowShort!: boolean;

  @Field(() => OnStopEnum)
  onStop!: keyof typeof OnStopEnum;
}

@ObjectType('HaltFigure', { simpleResolvers: true, description: 'A figure behind a halt.' })
export class HaltFigureType {
  @Field(() => String)
  name!: string;

  @Field(() => DecimalScalar)
  value!: string;
}

@ObjectType('Halt', {
  simpleResolvers: true,
  description: 'Why, when and by whom an account was halted.',
})
export class HaltType {
  @Field(() => HaltCauseEnum)
  cause!: keyof typeof HaltCauseEnum;

  @Field(() => String, { nullable: true, description: 'Code of the rule; null for a person.' })
  rule!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'One sentence for a person; null without BALANCE_READ.',
  })
  sentence!: string | null;

  @Field(() => [HaltFigureType], { nullable: true, description: 'null without BALANCE_READ.' })
  figures!: readonly HaltFigureType[] | null;

  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  marketTime!: Date | null;

  @Field(() => String, { nullable: true, description: 'Name of the person; null for a rule.' })
  by!: string | null;

  @Field(() => String, { nullable: true })
  reason!: string | null;
}

@ObjectType('EquityPoint', { simpleResolvers: true, description: 'Equity at a bar.' })
export class EquityPointType {
  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => DecimalScalar)
  equity!: string;

  @Field(() => DecimalScalar, { description: "Positive, from the run's peak so far." })
  drawdownPct!: string;
}

@ObjectType('Account', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Where money is traded.',
})
export class AccountType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ClientType)
  client!: ClientType;

  @Field(() => Boolean, {
    description: 'true: amounts are null, because the viewer lacks BALANCE_READ here.',
  })
  restricted?: boolean;

  @Field(() => AccountModeEnum)
  mode!: keyof typeof AccountModeEnum;

  @Field(() => AccountStatusEnum)
  status!: keyof typeof AccountStatusEnum;

  @Field(() => String)
  currency!: string;

  @Field(() => MandateType)
  mandate!: MandateType;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Starting cash of the current run; null without BALANCE_READ.',
  })
  startingCash!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  cash!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  equity!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Equity minus equity at the end of the previous market day; null without BALANCE_READ.',
  })
  dayResult!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  dayResultPct!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  totalResultPct!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Gross, at the last mark; null without BALANCE_READ.',
  })
  exposure!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  exposurePct!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Positive, from the run's peak; null without BALANCE_READ.",
  })
  drawdownPct!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'null without BALANCE_READ.' })
  peakEquity!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Stamp of the last bar that the account has seen.',
  })
  marketTime!: Date | null;

  @Field(() => Int, { description: '1, 2 …: a replay that starts over begins a new run.' })
  run!: number;

  @Field(() => JournalHeadType)
  journal!: JournalHeadType;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When two people agreed that it may trade with real money; null: nobody has.',
  })
  liveApprovedAt!: Date | null;

  @Field(() => HaltType, { nullable: true, description: 'Why it is halted; null when active.' })
  halt!: HaltType | null;
}

export const AccountConnectionType = connectionOf('Account', AccountType, { totalCount: true });
