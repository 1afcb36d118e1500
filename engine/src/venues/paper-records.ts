/** The paper venue's orders and reports. */
import type { TenantTransaction } from '@fiducia/tenants';
import type { VenueReport } from '../kernel/inputs.js';
import type { AccountKey } from '../projections/projection.js';
import type { OpenSize } from '../simulation/simulated-venue.js';
import type { PaperBook } from './paper-book.js';
import type { CancelRequest, VenueOrder } from './venue-adapter.js';

export type PaperOrderState = 'OPEN' | 'FILLED' | 'CANCELED' | 'EXPIRED' | 'REJECTED';

/** Bounds one reading; whoever reads goes on until nothing comes. */
const REPORTS_PER_READ = 500;

const FIND_ORDER = `
  select state from paper_venue_order
  where tenant_id = $1 and account_id = $2 and client_order_id = $3`;

const INSERT_ORDER = `
  insert into paper_venue_order (tenant_id, account_id, client_order_id, order_ref, spec, quantity,
    state, received_at)
  values ($1, $2, $3, $4, $5, $6, 'OPEN', $7)`;

const ADOPT_PROTECTION = `
  insert into paper_venue_order (tenant_id, account_id, client_order_id, order_ref, spec, quantity,
    state, received_at)
  select $1, $2, $3, $4, p.spec, p.quantity, 'OPEN', $5
  from paper_venue_order p
  where p.tenant_id = $1 and p.account_id = $2 and p.order_ref = regexp_replace($4, '[.][a-z]+$', '')
    and p.order_ref <> $4
  on conflict do nothing`;

const MARK_CANCEL = `
  update paper_venue_order set cancel_request = $4
  where tenant_id = $1 and account_id = $2 and client_order_id = $3
    and (cancel_request is null or cancel_request < $4)`;

const INSERT_REPORTS = `
  insert into paper_venue_report (tenant_id, account_id, venue_seq, order_ref, at, trade_id, report)
  select $1, $2, * from unnest($3::bigint[], $4::text[], $5::timestamptz[], $6::text[], $7::jsonb[])`;

const FILL_ORDER = `
  update paper_venue_order
  set filled_quantity = filled_quantity + $4::numeric,
      state = case when filled_quantity + $4::numeric >= quantity then 'FILLED' else state end
  where tenant_id = $1 and account_id = $2 and order_ref = $3`;

const END_ORDER = `
  update paper_venue_order set state = $4
  where tenant_id = $1 and account_id = $2 and order_ref = $3`;

const RESIZE_ORDERS = `
  update paper_venue_order o set quantity = u.quantity, filled_quantity = u.filled
  from unnest($3::text[], $4::numeric[], $5::numeric[]) as u (order_ref, quantity, filled)
  where o.tenant_id = $1 and o.account_id = $2 and o.order_ref = u.order_ref`;

const REPORTS_AFTER = `
  select report from paper_venue_report
  where tenant_id = $1 and account_id = $2 and venue_seq > $3
  order by venue_seq limit $4`;

export async function findPaperOrder(
  tx: TenantTransaction,
  account: AccountKey,
  clientOrderId: string,
): Promise<{ readonly state: PaperOrderState } | null> {
  const { tenantId, accountId } = account;
  const values = [tenantId, accountId, clientOrderId];
  return (await tx.prepared<{ state: PaperOrderState }>(FIND_ORDER, values)).rows[0] ?? null;
}

export async function insertPaperOrder(
  tx: TenantTransaction,
  account: AccountKey,
  order: VenueOrder,
): Promise<void> {
  const { clientOrderId, orderRef, decidedAtMs, ...spec } = order;
  await tx.prepared(INSERT_ORDER, [
    account.tenantId,
    account.accountId,
    clientOrderId,
    orderRef,
    JSON.stringify(spec),
    spec.quantity,
    new Date(decidedAtMs),
  ]);
}

/**
 * What protects a position came to the venue with its parent, under no id of its own: it takes the
 * one by which it is first spoken of.
 */
export async function adoptProtection(
  tx: TenantTransaction,
  account: AccountKey,
  { clientOrderId, orderRef, at }: CancelRequest,
): Promise<void> {
  const { tenantId, accountId } = account;
  await tx.prepared(ADOPT_PROTECTION, [tenantId, accountId, clientOrderId, orderRef, new Date(at)]);
}

/** False when this very request was answered before. */
export async function markCancelRequest(
  tx: TenantTransaction,
  account: AccountKey,
  request: CancelRequest,
): Promise<boolean> {
  const values = [account.tenantId, account.accountId, request.clientOrderId, request.request];
  return (await tx.prepared(MARK_CANCEL, values)).rowCount === 1;
}

/** Stores the book with its new reports and brings the venue's orders up to them. */
export async function saveReports(
  tx: TenantTransaction,
  book: PaperBook,
  reports: readonly VenueReport[],
): Promise<void> {
  const { tenantId, accountId } = book.account;
  const inserted = tx.prepared(INSERT_REPORTS, [
    tenantId,
    accountId,
    reports.map((report) => report.venueSeq),
    reports.map((report) => report.order),
    reports.map((report) => new Date(report.at)),
    reports.map((report) => (report.type === 'VENUE_FILLED' ? report.tradeId : null)),
    reports.map((report) => JSON.stringify(report)),
  ]);
  const updated = reports.map((report) => updateOrder(tx, book.account, report));
  await Promise.all([inserted, ...updated, book.save(tx)]);
}

/** After a split: what fills from here on counts in new shares. */
export async function resizeOrders(
  tx: TenantTransaction,
  account: AccountKey,
  sizes: readonly OpenSize[],
): Promise<void> {
  if (sizes.length === 0) return;
  await tx.prepared(RESIZE_ORDERS, [
    account.tenantId,
    account.accountId,
    sizes.map(({ order }) => order),
    sizes.map(({ quantity }) => quantity),
    sizes.map(({ filled }) => filled),
  ]);
}

export async function readReportsAfter(
  tx: TenantTransaction,
  account: AccountKey,
  venueSeq: number,
): Promise<readonly VenueReport[]> {
  const { tenantId, accountId } = account;
  const values = [tenantId, accountId, venueSeq, REPORTS_PER_READ];
  const { rows } = await tx.prepared<{ report: VenueReport }>(REPORTS_AFTER, values);
  return rows.map((row) => row.report);
}

function updateOrder(
  tx: TenantTransaction,
  account: AccountKey,
  report: VenueReport,
): Promise<unknown> {
  const key = [account.tenantId, account.accountId, report.order];
  switch (report.type) {
    case 'VENUE_FILLED':
      return tx.prepared(FILL_ORDER, [...key, report.quantity]);
    case 'VENUE_CANCELED':
      return tx.prepared(END_ORDER, [...key, 'CANCELED']);
    case 'VENUE_EXPIRED':
      return tx.prepared(END_ORDER, [...key, 'EXPIRED']);
    case 'VENUE_REJECTED':
      return tx.prepared(END_ORDER, [...key, 'REJECTED']);
    case 'VENUE_ACCEPTED':
    case 'VENUE_CANCEL_REJECTED':
      return Promise.resolve();
  }
}
