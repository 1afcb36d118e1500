/** The outbox as the gateway reads and marks it. */
import type { AccountId, OrderId, TenantId, TenantTransaction } from '@fiducia/tenants';
import type { OrderSource, OrderSpec } from '../domain/order.js';
import type { OrderRef } from '../kernel/inputs.js';
import { POSITIONS_PER_ENTRY } from '../projections/order-intents.js';

export type IntentStatus =
  'PENDING_SUBMIT' | 'SUBMITTED' | 'ACCEPTED' | 'REJECTED' | 'UNKNOWN' | 'BLOCKED';

export interface OutboxKey {
  readonly tenantId: TenantId;
  readonly accountId: AccountId;
  /** Decimal digits of the row's position. */
  readonly position: string;
}

/** One row with everything that decides whether it may be sent now. */
export interface OutboxItem {
  readonly kind: 'SUBMIT' | 'CANCEL';
  readonly orderId: OrderId;
  readonly orderRef: OrderRef;
  readonly clientOrderId: string;
  readonly source: OrderSource;
  readonly spec: OrderSpec;
  readonly status: IntentStatus;
  readonly decidedAtMs: number;
  readonly submittedAt: Date | null;
  /** How often this row was tried before. */
  readonly attempts: number;
  /** How far the account's market has moved on since the decision. */
  readonly ageMs: number;
  readonly accountMode: 'PAPER' | 'LIVE';
  /** Decided under the epoch that owns the account now. */
  readonly ofPresentOwner: boolean;
  /** Halted after the decision. */
  readonly halted: boolean;
}

interface ItemRow {
  readonly kind: 'SUBMIT' | 'CANCEL';
  readonly order_id: OrderId;
  readonly order_ref: string;
  readonly client_order_id: string;
  readonly source: OrderSource;
  readonly spec: OrderSpec;
  readonly status: IntentStatus;
  readonly decided_at: Date;
  readonly submitted_at: Date | null;
  readonly attempts: number;
  readonly market_time: Date | null;
  readonly mode: 'PAPER' | 'LIVE';
  readonly of_present_owner: boolean;
}

/**
 * The lease row is held FOR SHARE: pressing a halt locks it, so an order that passes here was let
 * through before the halt was in force, never after.
 */
const LOCK_ITEM = `
  select o.kind, o.order_id, i.order_ref, i.client_order_id, i.source, i.spec, i.status,
    o.decided_at, i.submitted_at, o.attempts, a.mode, s.market_time,
    o.epoch = l.epoch and i.epoch = l.epoch as of_present_owner
  from order_outbox o
  join order_intent i on i.tenant_id = o.tenant_id and i.id = o.order_id
  join account_lease l on l.tenant_id = o.tenant_id and l.account_id = o.account_id
  join account a on a.tenant_id = o.tenant_id and a.id = o.account_id
  join account_summary s on s.tenant_id = o.tenant_id and s.account_id = o.account_id
  where o.tenant_id = $1 and o.account_id = $2 and o.position = $3
    and o.claimed_by = $4 and o.done_at is null
  for update of o, i for share of l`;

/**
 * A statement of its own: it must see what was committed while LOCK_ITEM waited. Only halts that the
 * account did not know of when it decided: the others its own checks have judged already.
 */
const HALTED = `
  select 1 from halt
  where tenant_id = $1 and account_id = $2 and released_at is null
    and (seq is null or seq > $3::bigint / ${POSITIONS_PER_ENTRY})
  limit 1`;

const MARK_SUBMITTED = `
  update order_intent set status = 'SUBMITTED', attempts = attempts + 1,
    submitted_at = coalesce(submitted_at, now())
  where tenant_id = $1 and id = $2`;

const SET_STATUS = `
  update order_intent set status = $3, outcome_reason = $4,
    venue_order_id = coalesce($5, venue_order_id),
    resolved_at = case when $3 in ('ACCEPTED', 'REJECTED', 'BLOCKED') then now() end
  where tenant_id = $1 and id = $2`;

const FINISH_ROW = `
  update order_outbox set done_at = now(), outcome = $4, attempts = attempts + 1,
    claimed_by = null, claimed_until = null
  where tenant_id = $1 and account_id = $2 and position = $3`;

const RETRY_ROW = `
  update order_outbox set available_at = now() + make_interval(secs => $4 / 1000.0),
    attempts = attempts + 1, claimed_by = null, claimed_until = null
  where tenant_id = $1 and account_id = $2 and position = $3`;

const RELEASE_ROWS = `
  update order_outbox set claimed_by = null, claimed_until = null
  where tenant_id = $1 and account_id = $2 and position = any($3::bigint[]) and claimed_by = $4`;

const SHOW_UNKNOWN = `
  update trade_order set status = 'UNKNOWN', status_reason = $3
  where tenant_id = $1 and id = $2 and status = 'SUBMITTED'`;

/** Null when the row is done or somebody else's by now. */
export async function lockItem(
  tx: TenantTransaction,
  key: OutboxKey,
  owner: string,
): Promise<OutboxItem | null> {
  const values = [key.tenantId, key.accountId, key.position, owner];
  const row = (await tx.prepared<ItemRow>(LOCK_ITEM, values)).rows[0];
  if (row === undefined) return null;
  const halts = await tx.prepared(HALTED, [key.tenantId, key.accountId, key.position]);
  return {
    kind: row.kind,
    orderId: row.order_id,
    orderRef: row.order_ref,
    clientOrderId: row.client_order_id,
    source: row.source,
    spec: row.spec,
    status: row.status,
    decidedAtMs: row.decided_at.getTime(),
    submittedAt: row.submitted_at,
    attempts: row.attempts,
    ageMs: (row.market_time?.getTime() ?? 0) - row.decided_at.getTime(),
    accountMode: row.mode,
    ofPresentOwner: row.of_present_owner,
    halted: halts.rowCount > 0,
  };
}

export function markSubmitted(tx: TenantTransaction, tenantId: TenantId, orderId: OrderId) {
  return tx.prepared(MARK_SUBMITTED, [tenantId, orderId]);
}

export function setIntentStatus(
  tx: TenantTransaction,
  intent: { readonly tenantId: TenantId; readonly orderId: OrderId },
  status: IntentStatus,
  details: { readonly reason?: string; readonly venueOrderId?: string } = {},
) {
  const { reason = null, venueOrderId = null } = details;
  return tx.prepared(SET_STATUS, [intent.tenantId, intent.orderId, status, reason, venueOrderId]);
}

export function finishRow(tx: TenantTransaction, key: OutboxKey, outcome: string) {
  return tx.prepared(FINISH_ROW, [key.tenantId, key.accountId, key.position, outcome]);
}

export function retryRow(tx: TenantTransaction, key: OutboxKey, delayMs: number) {
  return tx.prepared(RETRY_ROW, [key.tenantId, key.accountId, key.position, delayMs]);
}

/** Gives claimed rows back untouched. */
export function releaseRows(tx: TenantTransaction, keys: readonly OutboxKey[], owner: string) {
  const [first] = keys;
  const positions = keys.map((key) => key.position);
  return tx.prepared(RELEASE_ROWS, [first?.tenantId, first?.accountId, positions, owner]);
}

export function showUnknown(
  tx: TenantTransaction,
  intent: { readonly tenantId: TenantId; readonly orderId: OrderId },
  reason: string,
) {
  return tx.prepared(SHOW_UNKNOWN, [intent.tenantId, intent.orderId, reason]);
}
