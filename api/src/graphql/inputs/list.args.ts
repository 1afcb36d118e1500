/** Arguments of lists that can be filtered. */
import { ArgsType, Field, ID, Int } from 'type-graphql';
import { AccountModeEnum, AccountStatusEnum } from '../enums.js';
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
}
