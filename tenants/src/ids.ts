/** Branded ids, how they are made, and how they look on the wire. */
import { createHash } from 'node:crypto';

import { uuidv7 } from 'uuidv7';

declare const brand: unique symbol;

/** A UUID in its lower-case hyphenated form, known to name one kind of thing. */
export type Id<Name extends string> = string & { readonly [brand]: Name };

export type TenantId = Id<'Tenant'>;
export type ClientId = Id<'Client'>;
export type AccountId = Id<'Account'>;
export type DeploymentId = Id<'Deployment'>;
export type OrderId = Id<'Order'>;
export type FillId = Id<'Fill'>;
export type UserId = Id<'User'>;
export type SessionId = Id<'Session'>;
export type ApiKeyId = Id<'ApiKey'>;
export type AuditEntryId = Id<'AuditEntry'>;
export type HaltId = Id<'Halt'>;
export type CommandId = Id<'Command'>;
export type ResearchRunId = Id<'ResearchRun'>;
export type RoleId = Id<'Role'>;
export type RoleAssignmentId = Id<'RoleAssignment'>;
export type ClientGroupId = Id<'ClientGroup'>;
export type ApprovalId = Id<'Approval'>;
export type InvitationId = Id<'Invitation'>;
export type CredentialId = Id<'Credential'>;

/** Which id each kind names; the key is the kind that `toWireId` and `parseWireId` take. */
export interface IdByKind {
  tenant: TenantId;
  client: ClientId;
  account: AccountId;
  deployment: DeploymentId;
  order: OrderId;
  fill: FillId;
  user: UserId;
  session: SessionId;
  apiKey: ApiKeyId;
  audit: AuditEntryId;
  halt: HaltId;
  command: CommandId;
  researchRun: ResearchRunId;
  role: RoleId;
  roleAssignment: RoleAssignmentId;
  clientGroup: ClientGroupId;
  approval: ApprovalId;
  invitation: InvitationId;
  credential: CredentialId;
}

export type IdKind = keyof IdByKind;

const WIRE_PREFIX: { readonly [Kind in IdKind]: string } = {
  tenant: 'tnt',
  client: 'cli',
  account: 'acc',
  deployment: 'dep',
  order: 'ord',
  fill: 'fil',
  user: 'usr',
  session: 'ses',
  apiKey: 'key',
  audit: 'aud',
  halt: 'hlt',
  command: 'cmd',
  researchRun: 'run',
  role: 'rol',
  roleAssignment: 'asg',
  clientGroup: 'grp',
  approval: 'apr',
  invitation: 'inv',
  credential: 'crd',
};

const UUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const WIRE_PATTERN = /^([a-z]{3})_([0-9a-f]{32})$/;

/** A new UUIDv7: `const id = newId<AccountId>()`. Its order in time makes indexes cheap. */
export function newId<Known extends string = string>(): Known {
  return uuidv7() as Known;
}

export function isUuid(text: string): boolean {
  return UUID_PATTERN.test(text);
}

/** `acc_0199…`: says what it names, so that an id of the wrong kind is refused at the door. */
export function toWireId<Kind extends IdKind>(kind: Kind, id: IdByKind[Kind]): string {
  return `${WIRE_PREFIX[kind]}_${id.replaceAll('-', '')}`;
}

export type ParsedWireId<Kind extends IdKind> =
  | { readonly ok: true; readonly id: IdByKind[Kind] }
  | { readonly ok: false; readonly error: 'INVALID_ID'; readonly expectedPrefix: string };

export function parseWireId<Kind extends IdKind>(kind: Kind, text: string): ParsedWireId<Kind> {
  const match = WIRE_PATTERN.exec(text);
  const hex = match?.[2];
  if (hex === undefined || match?.[1] !== WIRE_PREFIX[kind]) {
    return { ok: false, error: 'INVALID_ID', expectedPrefix: WIRE_PREFIX[kind] };
  }
  return { ok: true, id: hyphenate(hex) as IdByKind[Kind] };
}

/**
 * An id that a repeated step gives again: UUIDv8 over the account, the kind and the name, so that
 * replaying an order or a fill finds the row it wrote before.
 */
export function deterministicId<Known extends string = string>(
  accountId: AccountId,
  kind: 'order' | 'fill',
  name: string,
): Known {
  const bytes = createHash('sha256')
    .update(`${accountId}|${kind}|${name}`)
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return hyphenate(bytes.toString('hex')) as Known;
}

function hyphenate(hex: string): string {
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}
