/** Proves an account's money: ledger, orders, fills, venue and journal must all tell one story. */
import type { AccountId, TenantContext, TenantTransaction } from '@fiducia/tenants';
import { currencyScale } from '../domain/money.js';
import { HashChain } from '../journal/hash-chain.js';
import { JOURNAL_PAGE, parseEntry, readEntriesAfter } from '../journal/read-journal.js';
import type { AccountKey } from '../projections/projection.js';
import { LEDGER_CHECKS } from './ledger-checks.js';
import type { UseCaseDeps } from './use-case-deps.js';

export interface LedgerProblem {
  readonly accountId: AccountId;
  /** Stable name of the check. */
  readonly check: string;
  readonly sentence: string;
}

export interface LedgerReport {
  readonly accounts: number;
  readonly journalEntries: number;
  readonly orders: number;
  readonly fills: number;
  readonly problems: readonly LedgerProblem[];
}

/** A tenant's worth of accounts is checked one by one, so that none is locked for long. */
const ACCOUNTS = `
  select s.account_id, a.currency from account_summary s
  join account a on a.tenant_id = s.tenant_id and a.id = s.account_id
  where s.tenant_id = $1 and ($2::uuid is null or s.account_id = $2) order by s.account_id`;

const COUNTS = `
  select (select count(*) from trade_order where tenant_id = $1 and account_id = $2)::int as orders,
    (select count(*) from fill where tenant_id = $1 and account_id = $2)::int as fills`;

const TIMEOUT_MS = 60_000;

/** Reads one moment of each account: engines may go on meanwhile. */
export async function checkLedger(
  ctx: TenantContext,
  deps: Pick<UseCaseDeps, 'db'>,
  accountId: AccountId | null = null,
): Promise<LedgerReport> {
  const values = [ctx.tenantId, accountId];
  const { rows } = await deps.db.tenants.read<{ account_id: AccountId; currency: string }>(
    ctx,
    ACCOUNTS,
    values,
  );
  const total = { accounts: rows.length, journalEntries: 0, orders: 0, fills: 0 };
  const problems: LedgerProblem[] = [];
  for (const row of rows) {
    const key = { tenantId: ctx.tenantId, accountId: row.account_id };
    const checked = await deps.db.tenants.run(ctx, (tx) => checkAccount(tx, key, row.currency), {
      timeoutMs: TIMEOUT_MS,
      snapshot: true,
    });
    total.journalEntries += checked.journalEntries;
    total.orders += checked.orders;
    total.fills += checked.fills;
    problems.push(...checked.problems);
  }
  return { ...total, problems };
}

type AccountReport = Omit<LedgerReport, 'accounts'>;

async function checkAccount(
  tx: TenantTransaction,
  key: AccountKey,
  currency: string,
): Promise<AccountReport> {
  const problems: LedgerProblem[] = [];
  const report = (check: string, sentence: string): void => {
    problems.push({ accountId: key.accountId, check, sentence });
  };
  for (const check of LEDGER_CHECKS) {
    const values: string[] = [key.tenantId, key.accountId];
    if (check.needsScale) values.push(String(currencyScale(currency)));
    const { rows } = await tx.query<{ what: string }>(check.sql, values);
    for (const { what } of rows) report(check.name, `${check.sentence} ${what}`);
  }
  const counts = (
    await tx.query<{ orders: number; fills: number }>(COUNTS, [key.tenantId, key.accountId])
  ).rows[0] ?? { orders: 0, fills: 0 };
  const journal = await readWholeJournal(tx, key, report);
  if (journal.orders !== counts.orders) {
    report('ORDER_COUNT', `The journal made ${journal.orders} orders, there are ${counts.orders}.`);
  }
  if (journal.fills !== counts.fills) {
    report('FILL_COUNT', `The journal booked ${journal.fills} fills, there are ${counts.fills}.`);
  }
  return { ...counts, journalEntries: journal.entries, problems };
}

interface JournalTotals {
  entries: number;
  orders: number;
  fills: number;
}

async function readWholeJournal(
  tx: TenantTransaction,
  key: AccountKey,
  report: (check: string, sentence: string) => void,
): Promise<JournalTotals> {
  const chain = new HashChain();
  const totals = { entries: 0, orders: 0, fills: 0 };
  for (;;) {
    const page = await readEntriesAfter(tx, key, chain.seq);
    for (const entry of page) {
      if (entry.seq !== chain.seq + 1) {
        report('JOURNAL_SEQ', `Entry ${entry.seq} follows entry ${chain.seq}.`);
        return totals;
      }
      chain.append(entry.text);
      if (chain.head !== entry.hash) {
        report('JOURNAL_HASH', `The hash of entry ${entry.seq} is not that of its content.`);
        return totals;
      }
      count(totals, parseEntry(entry).events);
    }
    if (page.length < JOURNAL_PAGE) return totals;
  }
}

function count(totals: JournalTotals, events: readonly { readonly type: string }[]): void {
  totals.entries += 1;
  for (const { type } of events) {
    if (type === 'ORDER_INITIALIZED') totals.orders += 1;
    if (type === 'ORDER_FILLED' || type === 'ORDER_PARTIALLY_FILLED') totals.fills += 1;
  }
}
