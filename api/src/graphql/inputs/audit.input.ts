/** What an export of the audit log asks for, and the arguments of its pages. */
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar } from '../scalars/date-time.js';

@InputType()
export class PrepareAuditExportInput {
  @Field(() => DateTimeScalar, { nullable: true })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The first moment left out again.' })
  to?: Date | null;

  @Field(() => ID, { nullable: true, description: 'Only entries about this account.' })
  accountId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'With names, texts and reasons, which the log itself only commits to.',
  })
  withPrivate!: boolean;
}

@ArgsType()
export class AuditExportEntriesArgs {
  @Field(() => Int)
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;

  @Field(() => Int)
  fromIndex!: number;

  @Field(() => Int)
  toIndex!: number;

  @Field(() => ID, { nullable: true })
  accountId?: string | null;

  @Field(() => Boolean, { defaultValue: false })
  withPrivate!: boolean;
}

@ArgsType()
export class AuditExportProofArgs {
  @Field(() => Int)
  treeSize!: number;

  @Field(() => Int)
  fromIndex!: number;

  @Field(() => Int)
  toIndex!: number;

  @Field(() => ID, { nullable: true })
  accountId?: string | null;
}
