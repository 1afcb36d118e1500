/** Every kind of id that an argument can name, and the table whose rows bear it. */
import type { IdKind } from '@fiducia/tenants';

export interface NamedRows {
  readonly kind: IdKind;
  /** The table need not exist yet: then nobody has such an id, and the answers must say so. */
  readonly table: string;
}

export const ID_KINDS = {
  ACCOUNT_ID: { kind: 'account', table: 'account' },
  CLIENT_ID: { kind: 'client', table: 'client' },
  ORDER_ID: { kind: 'order', table: 'trade_order' },
  DEPLOYMENT_ID: { kind: 'deployment', table: 'deployment' },
  RESEARCH_RUN_ID: { kind: 'researchRun', table: 'research_run' },
  FILL_ID: { kind: 'fill', table: 'fill' },
  HALT_ID: { kind: 'halt', table: 'halt' },
  USER_ID: { kind: 'user', table: 'app_user' },
  SESSION_ID: { kind: 'session', table: 'session' },
  API_KEY_ID: { kind: 'apiKey', table: 'api_key' },
  AUDIT_ENTRY_ID: { kind: 'audit', table: 'audit_entry' },
  ROLE_ID: { kind: 'role', table: 'custom_role' },
  ROLE_ASSIGNMENT_ID: { kind: 'roleAssignment', table: 'role_assignment' },
  CLIENT_GROUP_ID: { kind: 'clientGroup', table: 'client_group' },
  APPROVAL_ID: { kind: 'approval', table: 'approval' },
  INVITATION_ID: { kind: 'invitation', table: 'invitation' },
  CREDENTIAL_ID: { kind: 'credential', table: 'credential' },
  TENANT_ID: { kind: 'tenant', table: 'tenant' },
} as const satisfies Readonly<Record<string, NamedRows>>;

export type NamedId = keyof typeof ID_KINDS;
export const NAMED_IDS = Object.keys(ID_KINDS) as readonly NamedId[];

/** `ANY_ID` names a thing of any kind: every kind is tried. */
export type IdArgument = NamedId | 'ANY_ID';

export function isIdArgument(kind: string): kind is IdArgument {
  return kind === 'ANY_ID' || kind in ID_KINDS;
}

/** `approvalId` and `approvalIds` name approvals, `assignmentId` a role assignment, and so on. */
export function idKindOfName(argument: string): NamedId | null {
  const name = argument.replace(/s$/, '');
  if (!name.endsWith('Id')) return null;
  const kind =
    `${name.slice(0, -2).replaceAll(/[A-Z]/g, (letter) => `_${letter}`)}_ID`.toUpperCase();
  if (kind === 'ASSIGNMENT_ID') return 'ROLE_ASSIGNMENT_ID';
  if (kind === 'GROUP_ID') return 'CLIENT_GROUP_ID';
  return kind in ID_KINDS ? (kind as NamedId) : null;
}
