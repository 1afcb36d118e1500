/** A page of the audit log, newest first, as far as the reader's scope goes. */
import type { Actor, TenantContext } from '../context/tenant-context.js';
import { isPlainText } from '../errors/plain-text.js';
import { ok } from '../errors/result.js';
import type { PermissionDenied, Result } from '../errors/result.js';
import type { AccountId, AuditEntryId } from '../ids.js';
import type { TenantsDeps } from '../tenants-deps.js';
import { EntryConditions, mayUseAudit } from './audit-scope.js';
import type { JsonObject } from './canonical-json.js';

export interface AuditQuery {
  readonly first: number;
  /** Entries older than this one. */
  readonly after?: AuditEntryId | null | undefined;
  readonly entryId?: AuditEntryId | null | undefined;
  readonly resourceType?: string | null | undefined;
  /** In its wire form, as entries show it. */
  readonly resourceId?: string | null | undefined;
  readonly accountId?: AccountId | null | undefined;
  /** In its wire form; the name of a part of the platform. */
  readonly actorId?: string | null | undefined;
  /** One action, `account.halt`, or all of a kind, `account.`. */
  readonly action?: string | null | undefined;
  /** What a machine writes every minute hides what people did. */
  readonly withoutActions?: readonly string[] | null | undefined;
  readonly from?: Date | null | undefined;
  /** The first moment that is not wanted any more. */
  readonly to?: Date | null | undefined;
  /** In actions, kinds and ids of things; never in names or reasons. */
  readonly search?: string | null | undefined;
}

export interface AuditEntryView {
  readonly id: AuditEntryId;
  /** Null until the sequencer has given it its place. */
  readonly leafIndex: number | null;
  /** 64 hex digits. */
  readonly leafHash: string;
  readonly at: Date;
  readonly actorKind: Actor['kind'];
  /** Wire id of a user or key; the name of a part of the platform. */
  readonly actorId: string;
  readonly actorName: string;
  readonly action: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly accountId: AccountId | null;
  /** The leaf, parsed. */
  readonly entry: JsonObject;
  readonly reason: string | null;
}

export interface AuditPage {
  readonly entries: readonly AuditEntryView[];
  readonly hasNextPage: boolean;
}

interface EntryRow {
  readonly id: AuditEntryId;
  readonly occurred_at: Date;
  readonly actor_kind: Actor['kind'];
  readonly actor_id: string;
  readonly actor_name: string | null;
  readonly action: string;
  readonly resource_type: string;
  readonly resource_id: string;
  readonly account_id: AccountId | null;
  readonly leaf: string;
  readonly leaf_hash: Buffer;
  readonly leaf_index: string | null;
  readonly reason: string | null;
}

export const MAX_AUDIT_PAGE = 200;

/** Names are looked up, not logged: they are personal data, and may change or be erased. */
const SELECT = `
  SELECT e.id, e.occurred_at, e.actor_kind, e.actor_id, e.action, e.resource_type, e.resource_id,
    e.account_id, e.leaf, e.leaf_hash, l.leaf_index, p.content AS reason,
    CASE e.actor_kind
      WHEN 'USER' THEN (SELECT u.name FROM app_user u
        WHERE u.tenant_id = e.tenant_id AND u.id = substr(e.actor_id, 5)::uuid)
      WHEN 'API_KEY' THEN (SELECT k.name FROM api_key k
        WHERE k.tenant_id = e.tenant_id AND k.id = substr(e.actor_id, 5)::uuid)
    END AS actor_name
  FROM audit_entry e
  LEFT JOIN audit_leaf l ON l.tenant_id = e.tenant_id AND l.entry_id = e.id
  LEFT JOIN audit_private p
    ON p.tenant_id = e.tenant_id AND p.entry_id = e.id AND p.field = 'REASON'`;

export async function listAuditEntries(
  ctx: TenantContext,
  deps: Pick<TenantsDeps, 'db'>,
  query: AuditQuery,
): Promise<Result<AuditPage, PermissionDenied>> {
  const allowed = mayUseAudit(ctx, 'AUDIT_READ');
  if (!allowed.ok) return allowed;
  if (!isAskable(query)) return ok({ entries: [], hasNextPage: false });
  const first = Math.min(query.first, MAX_AUDIT_PAGE);
  const { sql, values } = buildQuery(ctx, { ...query, first });
  const result = await deps.db.tenants.read<EntryRow>(ctx, sql, values);
  const entries = result.rows.slice(0, first).map(toView);
  return ok({ entries, hasNextPage: result.rows.length > first });
}

/** PostgreSQL refuses other texts as errors; as filters they fit nothing. */
function isAskable(query: AuditQuery): boolean {
  const { resourceType, resourceId, actorId, action, search, withoutActions } = query;
  const texts = [resourceType, resourceId, actorId, action, search, ...(withoutActions ?? [])];
  return texts.every((text) => isPlainText(text ?? ''));
}

function buildQuery(ctx: TenantContext, query: AuditQuery) {
  const { action = null } = query;
  const conditions = new EntryConditions(ctx)
    .add(query.after, (p) => `e.id < ${p}`)
    .add(query.entryId, (p) => `e.id = ${p}`)
    .add(query.resourceType, (p) => `e.resource_type = ${p}`)
    .add(query.resourceId, (p) => `e.resource_id = ${p}`)
    .add(query.accountId, (p) => `e.account_id = ${p}`)
    .add(query.actorId, (p) => `e.actor_id = ${p}`)
    .add(action, (p) =>
      action?.endsWith('.') === true ? `starts_with(e.action, ${p})` : `e.action = ${p}`,
    )
    .add(query.withoutActions, (p) => `e.action <> ALL (${p}::text[])`)
    .add(query.from, (p) => `e.occurred_at >= ${p}`)
    .add(query.to, (p) => `e.occurred_at < ${p}`)
    .add(
      query.search?.toLowerCase(),
      (p) =>
        `(strpos(lower(e.action), ${p}) > 0 OR strpos(lower(e.resource_type), ${p}) > 0
          OR strpos(e.resource_id, ${p}) > 0)`,
    )
    .within(ctx, 'AUDIT_READ');
  const limit = conditions.parameter(query.first + 1);
  const sql = `${SELECT} WHERE ${conditions.where} ORDER BY e.id DESC LIMIT ${limit}`;
  return { sql, values: conditions.values };
}

function toView(row: EntryRow): AuditEntryView {
  return {
    id: row.id,
    leafIndex: row.leaf_index === null ? null : Number(row.leaf_index),
    leafHash: row.leaf_hash.toString('hex'),
    at: row.occurred_at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name ?? row.actor_id,
    action: row.action,
    resourceType: row.resource_type,
    resourceId: row.resource_id,
    accountId: row.account_id,
    entry: JSON.parse(row.leaf) as JsonObject,
    reason: row.reason === null ? null : (JSON.parse(row.reason) as string),
  };
}
