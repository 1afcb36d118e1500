/** Brings an account back into memory: the last snapshot, then every journal entry after it. */
import { systemContext } from '@fiducia/tenants';
import type { ClientId, TenantTransaction } from '@fiducia/tenants';
import { assertThat } from '../domain/assert.js';
import { parseMandate } from '../domain/parse-mandate.js';
import { readSnapshot } from '../journal/account-snapshots.js';
import type { AccountSnapshot } from '../journal/account-snapshots.js';
import { StaleEpochError } from '../journal/append-entries.js';
import { HashChain } from '../journal/hash-chain.js';
import type { JournalEntry } from '../journal/journal-entry.js';
import { requireJournalFormat, resumeChain } from '../journal/resume-chain.js';
import { AccountKernel } from '../kernel/account-kernel.js';
import type { MarketTimeMs } from '../kernel/inputs.js';
import type { MarketTimeline } from '../market-data/market-timeline.js';
import type { AccountKey } from '../projections/projection.js';
import type { ClientOrderIds } from '../venues/client-order-id.js';
import type { AccountLease } from './account-lease.js';
import type { EngineDeps } from './engine-deps.js';
import { replayTail } from './replay-journal.js';
import { RunningAccount } from './running-account.js';
import type { AccountTerms } from './running-account.js';
import { StampActions } from './stamp-actions.js';

interface TermsRow {
  readonly client_id: ClientId;
  readonly currency: string;
  readonly starting_cash: string;
  readonly mandate: unknown;
  readonly symbols: string[];
  readonly market_run: number;
}

const TERMS = `
  select a.client_id, a.currency, trim_scale(a.starting_cash) as starting_cash, a.mandate,
    s.symbols, s.market_run
  from account a join account_summary s on s.tenant_id = a.tenant_id and s.account_id = a.id
  where a.tenant_id = $1 and a.id = $2`;

const LAST_STAMP = `
  select at from journal_entry where tenant_id = $1 and account_id = $2 and seq = $3`;

/** None, unless the account was left between them and their bars. */
const ACTIONS_SINCE_BARS = `
  select entry from journal_entry
  where tenant_id = $1 and account_id = $2 and input_type in ('SPLIT', 'DIVIDEND')
    and seq > (
      select seq from journal_entry
      where tenant_id = $1 and account_id = $2 and input_type in ('BARS', 'RUN_RESTARTED')
      order by seq desc limit 1
    )
  order by seq`;

/** Orders that the owner before left open become ours, or the gateway would not send them. */
const ADOPT = `
  with mine as (
    select 1 from account_lease where tenant_id = $1 and account_id = $2 and epoch = $3 for share
  ), intents as (
    update order_intent i set epoch = $3 from mine
    where i.tenant_id = $1 and i.account_id = $2
      and i.status in ('PENDING_SUBMIT', 'SUBMITTED', 'UNKNOWN', 'BLOCKED')
  ), rows as (
    update order_outbox o set epoch = $3 from mine
    where o.tenant_id = $1 and o.account_id = $2 and o.done_at is null
  )
  select 1 from mine`;

export interface RestoreDeps extends EngineDeps {
  readonly clientOrderIds: ClientOrderIds;
}

/** Throws when the journal does not verify: such an account must not trade on. */
export async function restoreAccount(
  deps: RestoreDeps,
  lease: AccountLease,
  timeline: MarketTimeline,
): Promise<RunningAccount> {
  const key: AccountKey = { tenantId: lease.tenantId, accountId: lease.accountId };
  const ctx = systemContext(key.tenantId, 'engine');
  return deps.db.tenants.run(ctx, async (tx) => {
    const { terms, marketRun } = await readTerms(tx, key);
    await requireJournalFormat(tx, key);
    const snapshot = await readOurSnapshot(tx, key);
    const options = { strategies: deps.strategies };
    const kernel =
      snapshot === null
        ? new AccountKernel(options)
        : AccountKernel.restore(snapshot.state, options);
    const chain = snapshot === null ? new HashChain() : await resumeChain(tx, key, snapshot);
    const snapshotAt = await stampOf(tx, key, chain.seq);
    const lastAt = (await replayTail(tx, key, { kernel, chain, timeline })) ?? snapshotAt;
    await adoptIntents(tx, key, lease.epoch);
    const unsnapshotted = chain.seq - (snapshot?.seq ?? 0);
    const clientOrderIdOf = (ref: string): string =>
      deps.clientOrderIds.of(key.tenantId, key.accountId, ref);
    const { epoch } = lease;
    const actions = await readStampActions(tx, key);
    const parts = { terms, epoch, kernel, chain, lastAt, marketRun, unsnapshotted, actions };
    return new RunningAccount({ ...parts, clientOrderIdOf });
  });
}

async function readTerms(
  tx: TenantTransaction,
  key: AccountKey,
): Promise<{ readonly terms: AccountTerms; readonly marketRun: number }> {
  const row = (await tx.query<TermsRow>(TERMS, [key.tenantId, key.accountId])).rows[0];
  assertThat(row !== undefined, 'an account with a lease has a row and a summary');
  const parsed = parseMandate(row.mandate);
  assertThat(parsed.ok, 'the mandate of an account was checked when it was stored');
  const terms: AccountTerms = {
    key,
    clientId: row.client_id,
    currency: row.currency,
    startingCash: row.starting_cash,
    mandate: parsed.mandate,
    symbols: row.symbols,
  };
  return { terms, marketRun: row.market_run };
}

/** A snapshot in an older form is a lost cache: the whole journal is replayed instead. */
async function readOurSnapshot(
  tx: TenantTransaction,
  key: AccountKey,
): Promise<AccountSnapshot | null> {
  const snapshot = await readSnapshot(tx, key);
  return snapshot !== null && AccountKernel.canRestore(snapshot.state) ? snapshot : null;
}

async function stampOf(
  tx: TenantTransaction,
  key: AccountKey,
  seq: number,
): Promise<MarketTimeMs | null> {
  if (seq === 0) return null;
  const values = [key.tenantId, key.accountId, seq];
  const row = (await tx.query<{ at: Date }>(LAST_STAMP, values)).rows[0];
  assertThat(row !== undefined, 'a snapshot stands on a journal entry');
  return row.at.getTime();
}

async function readStampActions(tx: TenantTransaction, key: AccountKey): Promise<StampActions> {
  const actions = new StampActions();
  const { rows } = await tx.query<{ entry: string }>(ACTIONS_SINCE_BARS, [
    key.tenantId,
    key.accountId,
  ]);
  for (const { entry } of rows) {
    const { input, events } = JSON.parse(entry) as JournalEntry;
    actions.note(input, events);
  }
  return actions;
}

async function adoptIntents(tx: TenantTransaction, key: AccountKey, epoch: bigint): Promise<void> {
  const { rowCount } = await tx.query(ADOPT, [key.tenantId, key.accountId, epoch.toString()]);
  if (rowCount === 0) throw new StaleEpochError(`Account ${key.accountId} has a newer epoch`);
}
