/** Reads an account's journal in order, for subscribers that resume where they were. */
import { deterministicId } from '@fiducia/tenants';
import type { AccountId, FillId, OrderId, TenantContext } from '@fiducia/tenants';
import type { KernelEvent } from '../kernel/events.js';
import type { KernelInput } from '../kernel/inputs.js';
import type { ReadDeps } from './use-case-deps.js';
import { visibility } from './account-queries.js';

/** One journal entry: an input and everything it caused. */
export interface AccountEventView {
  readonly accountId: AccountId;
  readonly seq: number;
  /** Hex. */
  readonly hash: string;
  /** Type of the input. */
  readonly type: KernelInput['type'];
  /** Market time. */
  readonly at: Date;
  readonly run: number;
  readonly input: KernelInput;
  readonly events: readonly KernelEvent[];
  /** Orders and fills that the entry created or changed. */
  readonly orderIds: readonly OrderId[];
  readonly fillIds: readonly FillId[];
}

/** Bounds one reading; a subscriber goes on with the last seq until nothing comes. */
export const MAX_EVENTS_PER_READ = 500;

const AFTER = `
  select j.seq, encode(j.hash, 'hex') as hash, j.at, j.run, j.entry
  from account a join journal_entry j on j.tenant_id = a.tenant_id and j.account_id = a.id
  where a.tenant_id = $1 and ($2::boolean or a.client_id = any($3::uuid[]) or a.id = any($4::uuid[]))
    and a.id = $5 and j.seq > $6
  order by j.seq limit $7`;

interface Row {
  readonly seq: string;
  readonly hash: string;
  readonly at: Date;
  readonly run: number;
  readonly entry: string;
}

export async function accountEventsAfter(
  ctx: TenantContext,
  deps: ReadDeps,
  query: { readonly accountId: AccountId; readonly afterSeq: number; readonly limit?: number },
): Promise<readonly AccountEventView[]> {
  const limit = Math.min(query.limit ?? MAX_EVENTS_PER_READ, MAX_EVENTS_PER_READ);
  const values = [...visibility(ctx), query.accountId, query.afterSeq, limit];
  const { rows } = await deps.db.tenants.read<Row>(ctx, AFTER, values);
  return rows.map((row) => toEvent(query.accountId, row));
}

function toEvent(accountId: AccountId, row: Row): AccountEventView {
  const { input, events } = JSON.parse(row.entry) as {
    input: KernelInput;
    events: readonly KernelEvent[];
  };
  const orders = new Set<string>();
  const trades = new Set<string>();
  for (const event of events) {
    if ('order' in event && event.order !== null && event.type.startsWith('ORDER_')) {
      orders.add(event.order);
    }
    if ('tradeId' in event) trades.add(event.tradeId);
  }
  const { hash, at, run } = row;
  return {
    accountId,
    seq: Number(row.seq),
    hash,
    type: input.type,
    at,
    run,
    input,
    events,
    orderIds: [...orders].map((ref) => deterministicId<OrderId>(accountId, 'order', ref)),
    fillIds: [...trades].map((trade) => deterministicId<FillId>(accountId, 'fill', trade)),
  };
}
