/** An entry of the partner's audit log. */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { ActorKindEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { JsonScalar, type JsonObject } from '../scalars/json.js';

@ObjectType('AuditEntry', { simpleResolvers: true, description: 'Who did what, and when.' })
export class AuditEntryType {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Place in the Merkle tree; null for a moment after the write.',
  })
  leafIndex!: number | null;

  @Field(() => String, { description: 'RFC 6962 leaf hash of the canonical entry, hex.' })
  leafHash!: string;

  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => ActorKindEnum)
  actorKind!: keyof typeof ActorKindEnum;

  @Field(() => ID, { nullable: true })
  actorId!: string | null;

  @Field(() => String)
  actorName!: string;

  @Field(() => String)
  action!: string;

  @Field(() => String)
  resourceType!: string;

  @Field(() => String)
  resourceId!: string;

  @Field(() => JsonScalar, { description: 'The entry exactly as it was hashed.' })
  entry!: JsonObject;

  @Field(() => String, { nullable: true })
  reason!: string | null;
}

export const AuditEntryConnectionType = connectionOf('AuditEntry', AuditEntryType);
