/** Arguments of lists that can be filtered. */
import { ArgsType, Field, ID, Int } from 'type-graphql';
import { AccountModeEnum, AccountStatusEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { AccountSortInput, type SortValue } from './sort.input.js';

@ArgsType()
export class AccountsArgs {
  @Field(() => Int)
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;

  @Field(() => ID, { nullable: true })
  clientId?: string | null;

  @Field(() => AccountStatusEnum, { nullable: true })
  status?: keyof typeof AccountStatusEnum | null;

  @Field(() => AccountModeEnum, { nullable: true })
  mode?: keyof typeof AccountModeEnum | null;

  @Field(() => String, { nullable: true, description: 'Such as "EUR".' })
  currency?: string | null;

  @Field(() => AccountSortInput, {
    nullable: true,
    description: 'In the order in which they were made, unless stated.',
  })
  sortBy?: SortValue<'CREATED_AT' | 'NAME'> | null;
}

@ArgsType()
export class AuditEntriesArgs {
  @Field(() => Int)
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;

  @Field(() => String, { nullable: true })
  resourceType?: string | null;

  @Field(() => ID, { nullable: true, description: 'In its wire form, e.g. "ord_0199…".' })
  resourceId?: string | null;

  @Field(() => ID, { nullable: true })
  accountId?: string | null;

  @Field(() => ID, { nullable: true, description: 'This one entry.' })
  entryId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A user, a key, or a part of the platform.' })
  actorId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Such as "account.halt", or all that begins so: "account.".',
  })
  action?: string | null;

  @Field(() => [String], { nullable: true, description: 'Actions to leave out, at most 20.' })
  withoutActions?: readonly string[] | null;

  @Field(() => DateTimeScalar, { nullable: true })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The first moment left out again.' })
  to?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'In actions, kinds and ids; names and reasons are not searched.',
  })
  search?: string | null;
}
