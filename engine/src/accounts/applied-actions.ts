/** Reads the splits and dividends that have taken effect in accounts, newest first. */
import type { AccountId, TenantContext } from '@fiducia/tenants';
import type { AppliedAction } from '../domain/applied-action.js';
import type { DecimalString } from '../domain/money.js';
import type { JournalEntry } from '../journal/journal-entry.js';
import type { KernelEvent, LedgerCode } from '../kernel/events.js';
import { visibility } from './account-queries.js';
import { invalidInput } from './failures.js';
import type { Outcome } from './failures.js';
import { decodeCursor, pageOf, pageSize, SEQ_PART } from './page.js';
import type { Page } from './page.js';
import { sumOf } from './position-queries.js';
import type { ReadDeps } from './use-case-deps.js';

export interface ActionsQuery {
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** A replay that starts over begins a new run, in which they take effect once more. */
const PAGES = `
  select page.* from unnest($5::uuid[]) as wanted (account_id) cross join lateral (
    select a.id as "accountId", j.seq, j.entry
    from account a
    join account_summary s on s.tenant_id = a.tenant_id and s.account_id = a.id
    join journal_entry j on j.tenant_id = a.tenant_id and j.account_id = a.id and j.run = s.run
    where a.tenant_id = $1 and ($2::boolean or a.client_id = any($3::uuid[]) or a.id = any($4::uuid[]))
      and a.id = wanted.account_id and j.input_type in ('SPLIT', 'DIVIDEND')
      and ($6::bigint is null or j.seq < $6)
    order by j.seq desc limit $7
  ) page`;

const PAID: readonly LedgerCode[] = ['DIVIDEND', 'CASH_IN_LIEU'];

interface Row {
  readonly accountId: AccountId;
  readonly seq: string;
  readonly entry: string;
}

/** A page of each account's current run in one statement; an account without any is left out. */
export async function actionsOfAccounts(
  ctx: TenantContext,
  deps: ReadDeps,
  accountIds: readonly AccountId[],
  query: ActionsQuery,
): Promise<Outcome<{ readonly pages: ReadonlyMap<AccountId, Page<AppliedAction>> }>> {
  const key = keyAfter(query.after);
  if (key === null) return invalidInput('after', 'This is no cursor of this list.');
  const size = pageSize(query.first);
  const values = [...visibility(ctx), accountIds, ...key, size + 1];
  const { rows } = await deps.db.tenants.read<Row>(ctx, PAGES, values);
  const pages = new Map<AccountId, Page<AppliedAction>>();
  for (const [accountId, own] of Map.groupBy(rows, (row) => row.accountId)) {
    pages.set(accountId, pageOf(own, size, { node: toAction, cursor: ({ seq }) => [seq] }));
  }
  return { ok: true, pages };
}

function keyAfter(after: string | null | undefined): readonly (string | null)[] | null {
  return after === null || after === undefined ? [null] : decodeCursor(after, [SEQ_PART]);
}

function toAction({ entry }: Row): AppliedAction {
  const { input, events } = JSON.parse(entry) as JournalEntry;
  const effect = { quantity: heldAfter(events), cash: cashOf(events) };
  switch (input.type) {
    case 'SPLIT':
    case 'DIVIDEND':
      return { ...input, ...effect };
    default:
      throw new Error(`${input.type} was asked for as a split or a dividend`);
  }
}

/** Whoever held nothing has no changed position. */
function heldAfter(events: readonly KernelEvent[]): DecimalString {
  const net = events.find((event) => event.type === 'POSITION_CHANGED' && event.owner === null);
  return net?.type === 'POSITION_CHANGED' ? net.quantity : '0';
}

/** Not what a split gave back of the reservations of orders that it ended. */
function cashOf(events: readonly KernelEvent[]): DecimalString {
  const amounts = events.flatMap((event) => {
    if (event.type !== 'LEDGER_TRANSFER' || !PAID.includes(event.code)) return [];
    return [event.debit === 'CASH' ? event.amount : `-${event.amount}`];
  });
  return sumOf(amounts);
}
