/** A partner as the platform's operator sees it: counts, and what waits. */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { EnvironmentEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';

@ObjectType('Partner', {
  simpleResolvers: true,
  description: 'Counts alone: nothing of its clients, its money or its people comes out.',
})
export class PartnerType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  slug!: string;

  @Field(() => String)
  name!: string;

  @Field(() => EnvironmentEnum)
  environment!: keyof typeof EnvironmentEnum;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => Int)
  accounts!: number;

  @Field(() => Int)
  liveAccounts!: number;

  @Field(() => Int)
  haltedAccounts!: number;

  @Field(() => Int)
  users!: number;

  @Field(() => Int)
  invitedUsers!: number;

  @Field(() => Int, { description: 'Neither revoked nor expired.' })
  apiKeys!: number;

  @Field(() => Int, { description: 'Waiting or running.' })
  researchAtWork!: number;

  @Field(() => Int, { description: 'On their way to a venue.' })
  ordersToSend!: number;

  @Field(() => Int)
  mailsToSend!: number;

  @Field(() => Int, { description: 'Leaves of its audit log.' })
  auditSize!: number;

  @Field(() => DateTimeScalar, { nullable: true })
  auditSequencedAt!: Date | null;

  @Field(() => Int, { description: 'Committed, and not in the tree yet: a second at most.' })
  auditWaiting!: number;
}

export const PartnerConnectionType = connectionOf('Partner', PartnerType);
