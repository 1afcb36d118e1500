/** What proves the audit log: signed heads, proofs, and the pages of an export. */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection.js';
import { AuditAlarmKindEnum, AuditExportKindEnum, AuditPrivateFieldEnum } from '../audit-enums.js';
import { DateTimeScalar } from '../scalars/date-time.js';
import { JsonScalar, type JsonObject } from '../scalars/json.js';

@ObjectType('AuditCheckpoint', {
  simpleResolvers: true,
  description: 'A signed head of the log: what it was up to some entry.',
})
export class AuditCheckpointType {
  @Field(() => Int, { description: 'Entries that the head covers.' })
  treeSize!: number;

  @Field(() => String, { description: 'Root of the Merkle tree, hex.' })
  rootHash!: string;

  @Field(() => String, { description: 'The signed note (C2SP checkpoint), to be kept as it is.' })
  note!: string;

  @Field(() => DateTimeScalar)
  signedAt!: Date;
}

export const AuditCheckpointConnectionType = connectionOf('AuditCheckpoint', AuditCheckpointType);

@ObjectType('AuditAlarm', {
  simpleResolvers: true,
  description: 'The log contradicts a head that was kept of it; changes are refused meanwhile.',
})
export class AuditAlarmType {
  @Field(() => AuditAlarmKindEnum)
  kind!: keyof typeof AuditAlarmKindEnum;

  @Field(() => String)
  sentence!: string;

  @Field(() => DateTimeScalar)
  raisedAt!: Date;
}

@ObjectType('AuditStatus', { simpleResolvers: true })
export class AuditStatusType {
  @Field(() => Int, { description: 'Entries that have their place.' })
  treeSize!: number;

  @Field(() => Int, { description: 'Entries that wait for it: for a second as a rule.' })
  pending!: number;

  @Field(() => AuditCheckpointType, { nullable: true })
  newest!: AuditCheckpointType | null;

  @Field(() => AuditAlarmType, { nullable: true })
  alarm!: AuditAlarmType | null;
}

@ObjectType('AuditInclusion', {
  simpleResolvers: true,
  description: 'That an entry has its place under a signed head (RFC 9162, 2.1.3).',
})
export class AuditInclusionType {
  @Field(() => Int)
  leafIndex!: number;

  @Field(() => String)
  leafHash!: string;

  @Field(() => [String], { description: 'Siblings on the way to the root, lowest first, hex.' })
  proof!: readonly string[];

  @Field(() => AuditCheckpointType)
  checkpoint!: AuditCheckpointType;
}

@ObjectType('AuditPrivatePart', {
  simpleResolvers: true,
  description: 'Opens a commitment: SHA-256(salt ‖ content).',
})
export class AuditPrivatePartType {
  @Field(() => AuditPrivateFieldEnum)
  field!: keyof typeof AuditPrivateFieldEnum;

  @Field(() => String, { description: '32 bytes, hex.' })
  salt!: string;

  @Field(() => String, { description: 'Canonical JSON.' })
  content!: string;
}

@ObjectType('AuditExportEntry', { simpleResolvers: true })
export class AuditExportEntryType {
  @Field(() => Int)
  leafIndex!: number;

  @Field(() => String)
  leafHash!: string;

  @Field(() => JsonScalar, { description: 'The leaf; its canonical text (RFC 8785) is hashed.' })
  leaf!: JsonObject;

  @Field(() => [AuditPrivatePartType])
  private!: readonly AuditPrivatePartType[];
}

export const AuditExportConnectionType = connectionOf('AuditExportEntry', AuditExportEntryType);

@ObjectType('AuditExport', {
  simpleResolvers: true,
  description: 'What to read and to prove: the arguments of auditExportEntries and its proof.',
})
export class AuditExportType {
  @Field(() => AuditExportKindEnum)
  kind!: keyof typeof AuditExportKindEnum;

  @Field(() => ID)
  tenantId!: string;

  @Field(() => String, { description: 'Name of the log, as heads carry it.' })
  origin!: string;

  @Field(() => Int, { description: 'Place of the first entry.' })
  fromIndex!: number;

  @Field(() => Int, { description: 'Place after the last entry.' })
  toIndex!: number;

  @Field(() => AuditCheckpointType, { description: 'The head that everything is proven against.' })
  checkpoint!: AuditCheckpointType;
}
