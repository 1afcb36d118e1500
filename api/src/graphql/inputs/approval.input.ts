/** What is asked for under four eyes, and how it is decided. */
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ApprovalKindEnum, ApprovalStatusEnum, OnStopEnum } from '../enums.js';
import { DecimalScalar } from '../scalars/decimal.js';

const KEY = 'Chosen by the caller, unique per intention: the same key never acts twice.';

@ArgsType()
export class ApprovalsArgs {
  @Field(() => Int)
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;

  @Field(() => ApprovalStatusEnum, { nullable: true })
  status?: keyof typeof ApprovalStatusEnum | null;

  @Field(() => ApprovalKindEnum, { nullable: true })
  kind?: keyof typeof ApprovalKindEnum | null;

  @Field(() => ID, { nullable: true })
  accountId?: string | null;
}

@InputType()
export class DecideRequestInput {
  @Field(() => ID)
  approvalId!: string;

  @Field(() => String, { description: 'Why; the author and the audit log see it.' })
  reason!: string;
}

@InputType()
export class WithdrawRequestInput {
  @Field(() => ID)
  approvalId!: string;
}

@InputType({ description: 'What is left out stays as it is; null takes an amount’s limit away.' })
export class LimitsInput {
  @Field(() => DecimalScalar, { nullable: true })
  maxOrderNotionalPct?: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  maxOrderNotional?: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  maxOrderUnits?: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  maxGrossExposurePct?: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  cashReservePct?: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  maxDrawdownPct?: string | null;

  @Field(() => DecimalScalar, { nullable: true })
  maxDailyLossPct?: string | null;

  @Field(() => Boolean, { nullable: true })
  allowShort?: boolean | null;

  @Field(() => OnStopEnum, { nullable: true })
  onStop?: keyof typeof OnStopEnum | null;
}

@InputType()
export class ChangeAccountLimitsInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID)
  accountId!: string;

  @Field(() => LimitsInput)
  limits!: LimitsInput;

  @Field(() => String)
  reason!: string;
}

@InputType()
export class RequestGoLiveInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID)
  accountId!: string;

  @Field(() => String)
  reason!: string;
}

@InputType()
export class SetApprovalPolicyInput {
  @Field(() => ApprovalKindEnum)
  kind!: keyof typeof ApprovalKindEnum;

  @Field(() => Boolean)
  required!: boolean;

  @Field(() => String)
  reason!: string;
}
