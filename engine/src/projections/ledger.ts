/** `ledger_transfer`, insert-only, and `ledger_balance`, its fold: double entry in integers. */
import { deterministicId } from '@fiducia/tenants';
import type { TenantTransaction } from '@fiducia/tenants';
import { decimalToMinor } from '../domain/money.js';
import { unreachable } from '../domain/assert.js';
import type { KernelEvent } from '../kernel/events.js';
import { instantOf } from './projection.js';
import type { AccountKey, JournaledStep, Projection } from './projection.js';

type Transfer = Extract<KernelEvent, { type: 'LEDGER_TRANSFER' }>;

/** Change of one ledger account's four sums. */
export interface BalanceChange {
  debitsPending: bigint;
  debitsPosted: bigint;
  creditsPending: bigint;
  creditsPosted: bigint;
}

const INSERT_TRANSFERS = `
  insert into ledger_transfer (tenant_id, account_id, transfer, seq, run, kind, pending, debit,
    credit, currency, amount, code, order_id, at)
  select $1, $2, *
  from unnest($3::bigint[], $4::bigint[], $5::int[], $6::text[], $7::bigint[], $8::text[],
    $9::text[], $10::text[], $11::numeric[], $12::text[], $13::uuid[], $14::timestamptz[])`;

const ADD_TO_BALANCES = `
  insert into ledger_balance as b (tenant_id, account_id, name, currency, debits_pending,
    debits_posted, credits_pending, credits_posted)
  select $1, $2, *
  from unnest($3::text[], $4::text[], $5::numeric[], $6::numeric[], $7::numeric[], $8::numeric[])
  on conflict (tenant_id, account_id, name, currency) do update
  set debits_pending = b.debits_pending + excluded.debits_pending,
      debits_posted = b.debits_posted + excluded.debits_posted,
      credits_pending = b.credits_pending + excluded.credits_pending,
      credits_posted = b.credits_posted + excluded.credits_posted`;

export class Ledger implements Projection {
  private readonly transfers: { readonly step: JournaledStep; readonly event: Transfer }[] = [];
  private readonly changes = new Map<string, BalanceChange>();

  add(step: JournaledStep): void {
    for (const event of step.events) {
      if (event.type !== 'LEDGER_TRANSFER') continue;
      this.transfers.push({ step, event });
      applyTransfer(event, (name) => this.changeOf(name, event.currency));
    }
  }

  write(tx: TenantTransaction, account: AccountKey): readonly Promise<unknown>[] {
    if (this.transfers.length === 0) return [];
    return [
      tx.prepared(INSERT_TRANSFERS, this.transferValues(account)),
      tx.prepared(ADD_TO_BALANCES, this.balanceValues(account)),
    ];
  }

  private changeOf(name: string, currency: string): BalanceChange {
    const key = `${currency}|${name}`;
    const known = this.changes.get(key);
    if (known !== undefined) return known;
    const fresh = { debitsPending: 0n, debitsPosted: 0n, creditsPending: 0n, creditsPosted: 0n };
    this.changes.set(key, fresh);
    return fresh;
  }

  private transferValues(account: AccountKey): readonly unknown[] {
    const rows = this.transfers;
    const orderId = ({ event }: { readonly event: Transfer }): string | null =>
      event.order === null ? null : deterministicId(account.accountId, 'order', event.order);
    return [
      account.tenantId,
      account.accountId,
      rows.map(({ event }) => event.transfer),
      rows.map(({ step }) => step.seq),
      rows.map(({ step }) => step.run),
      rows.map(({ event }) => event.kind),
      rows.map(({ event }) => event.pending),
      rows.map(({ event }) => event.debit),
      rows.map(({ event }) => event.credit),
      rows.map(({ event }) => event.currency),
      rows.map(({ event }) => decimalToMinor(event.amount, event.currency).toString()),
      rows.map(({ event }) => event.code),
      rows.map(orderId),
      rows.map(({ step }) => instantOf(step.input.at)),
    ];
  }

  private balanceValues(account: AccountKey): readonly unknown[] {
    const rows = [...this.changes.entries()];
    return [
      account.tenantId,
      account.accountId,
      rows.map(([key]) => key.slice(key.indexOf('|') + 1)),
      rows.map(([key]) => key.slice(0, key.indexOf('|'))),
      rows.map(([, change]) => change.debitsPending.toString()),
      rows.map(([, change]) => change.debitsPosted.toString()),
      rows.map(([, change]) => change.creditsPending.toString()),
      rows.map(([, change]) => change.creditsPosted.toString()),
    ];
  }
}

/** Adds one transfer to the sums of its two accounts; the ledger check folds with it as well. */
export function applyTransfer(event: Transfer, changeOf: (name: string) => BalanceChange): void {
  const amount = decimalToMinor(event.amount, event.currency);
  const debit = changeOf(event.debit);
  const credit = changeOf(event.credit);
  switch (event.kind) {
    case 'POSTED':
      debit.debitsPosted += amount;
      credit.creditsPosted += amount;
      return;
    case 'PENDING':
      debit.debitsPending += amount;
      credit.creditsPending += amount;
      return;
    case 'POST_PENDING':
      debit.debitsPending -= amount;
      credit.creditsPending -= amount;
      debit.debitsPosted += amount;
      credit.creditsPosted += amount;
      return;
    case 'VOID_PENDING':
      debit.debitsPending -= amount;
      credit.creditsPending -= amount;
      return;
    default:
      return unreachable(event.kind);
  }
}
