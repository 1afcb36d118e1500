/** What may need a second person: one entry for each kind, added by the package that owns it. */
import type { JsonObject } from '../audit/canonical-json.js';
import type { AuditResource } from '../audit/audit-leaf.js';
import type { Permission } from '../access/permission-registry.js';
import type { TenantContext } from '../context/tenant-context.js';
import type { TenantTransaction } from '../database/transaction.js';
import type { Result } from '../errors/result.js';
import type { AccountId, ClientId } from '../ids.js';

export const APPROVAL_KINDS = [
  'LIMIT_CHANGE',
  'ACCOUNT_GO_LIVE',
  'KILL_SWITCH_RELEASE',
  'ROLE_CHANGE',
  'KEY_ROTATION',
  'POLICY_CHANGE',
] as const;

export type ApprovalKind = (typeof APPROVAL_KINDS)[number];

/** One difference, as people are shown it before they decide; null where there was or is nothing. */
export interface ApprovalLine {
  /** Stable name, such as `maxDrawdownPct`. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What the request is about. Only one request of a kind waits for each subject. */
export interface ApprovalSubject {
  readonly resource: AuditResource;
  /** As people know it: an account's name, a person's. */
  readonly name: string;
  /** Where it lies: who decides must reach it. Absent for what is the whole tenant's. */
  readonly place?: { readonly accountId: AccountId; readonly clientId: ClientId };
}

/** Why it cannot be done, when it is asked for or when it is granted. */
export type ApprovalRefusal =
  | { readonly code: 'NOT_FOUND'; readonly resource: string }
  | { readonly code: 'PERMISSION_DENIED'; readonly permission: string }
  | { readonly code: 'CONFLICT'; readonly sentence: string };

/** For whom and by whom. Both name the approval, so that every audit row does. */
export interface ApprovedChange {
  /** Whoever asked, with the rights of this moment. */
  readonly author: TenantContext;
  readonly decider: TenantContext;
}

export interface Applied {
  /** Awaited after the commit, for what goes on elsewhere; must end in bounded time. */
  settled?(): Promise<unknown>;
}

export interface ApprovalKindHandler<Payload extends JsonObject = JsonObject> {
  readonly kind: ApprovalKind;
  /** For texts; `check` is what asks. */
  readonly permissionToAsk: Permission;
  /**
   * Whether the author may ask for this and the present state allows it: looked at when it is asked
   * for, and again, with the author's rights of then, when it is granted.
   */
  check(
    tx: TenantTransaction,
    author: TenantContext,
    payload: Payload,
  ): Promise<Result<ApprovalSubject, ApprovalRefusal>>;
  /**
   * What of it stands in the open in the audit log: ids, terms and figures. Names of people and
   * clients, and what somebody typed, stay with the request; the log holds the payload's hash.
   */
  inOpen(payload: Payload): JsonObject;
  /** From the payload alone: what is shown is what is applied. */
  describe(payload: Payload): readonly ApprovalLine[];
  /** Does it, with its own audit row, in the transaction that grants it. */
  apply(
    tx: TenantTransaction,
    change: ApprovedChange,
    payload: Payload,
  ): Promise<Result<Applied, ApprovalRefusal>>;
}

/** `describe` and `apply` of a kind get only payloads that its own use case has made. */
export function approvalKind<Payload extends JsonObject>(
  handler: ApprovalKindHandler<Payload>,
): ApprovalKindHandler {
  return handler as unknown as ApprovalKindHandler;
}

/** Every difference between two flat objects, in the order of their fields. */
export function differences(before: JsonObject, after: JsonObject): readonly ApprovalLine[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.flatMap((field) => {
    const [was, is] = [textOf(before[field]), textOf(after[field])];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}

function textOf(value: JsonObject[string] | undefined): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
