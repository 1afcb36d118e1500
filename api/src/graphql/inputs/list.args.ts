/** Arguments of lists that can be filtered. */
import { ArgsType, Field, ID, Int } from 'type-graphql';
import { AccountStatusEnum } from '../enums.js';

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
