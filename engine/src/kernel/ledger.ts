/** The account's double-entry ledger: integer amounts, every transfer debits one and credits one. */
import { minus, plus } from '../domain/amount.js';
import type { Amount } from '../domain/amount.js';
import { assertThat } from '../domain/assert.js';
import type { CurrencyCode } from '../domain/money.js';
import type { EventSink } from './event-sink.js';
import type { LedgerAccountName, LedgerCode } from './events.js';
import type { OrderRef } from './inputs.js';

export const CASH = 0;
export const FEES = 1;
export const CAPITAL = 2;
export const REALIZED_PNL = 3;
const FIXED_ACCOUNTS = ['CASH', 'FEES', 'CAPITAL', 'REALIZED_PNL'] as const;

/** Ledger account of the n-th instrument's position, at cost. */
export function positionAccount(instrument: number): number {
  return FIXED_ACCOUNTS.length + instrument;
}

/** Where the kernel's events go; null while nobody wants them (a backtest without a journal). */
export interface EventLog {
  events: EventSink | null;
}

export interface PendingTransfer {
  readonly id: number;
  readonly debit: number;
  readonly credit: number;
  remaining: Amount;
}

export class Ledger {
  readonly names: readonly LedgerAccountName[];
  /** Ledger account of what holding costs and pays. After the positions: older snapshots lack it. */
  readonly carry: number;
  /** Debits less credits of each account: they add up to zero at all times. */
  readonly posted: Amount[];
  /** One for each working order that reserves something: few, so a search is cheap. */
  readonly pendings: PendingTransfer[] = [];
  /** Σ of what pending transfers still hold back from cash. */
  reserved: Amount = 0;
  transfers = 0;
  private cashChanged = true;
  private cashNumber = 0;

  constructor(
    readonly currency: CurrencyCode,
    /** Decimals of the ledger unit. */
    readonly scale: number,
    symbols: readonly string[],
    private readonly log: EventLog,
  ) {
    this.names = [...FIXED_ACCOUNTS, ...symbols.map((symbol) => `POSITION:${symbol}`), 'CARRY'];
    this.carry = this.names.length - 1;
    this.posted = this.names.map(() => 0);
  }

  balance(account: number): Amount {
    const value = this.posted[account];
    assertThat(value !== undefined, `there is no ledger account ${account}`);
    return value;
  }

  post(
    debit: number,
    credit: number,
    amount: Amount,
    code: LedgerCode,
    order: OrderRef | null,
  ): void {
    if (amount === 0) return;
    this.transfers += 1;
    this.move(debit, credit, amount);
    const kind = 'POSTED';
    this.log.events?.transferred(this, { kind, pending: null, debit, credit, amount, code, order });
  }

  /** Holds back cash; returns the number by which it is posted or voided. */
  reserve(debit: number, credit: number, amount: Amount, order: OrderRef): number {
    assertThat(amount > 0, 'a reservation is a positive amount');
    this.transfers += 1;
    this.pendings.push({ id: this.transfers, debit, credit, remaining: amount });
    this.reserved = plus(this.reserved, amount);
    const told = { kind: 'PENDING', code: 'RESERVE', pending: null } as const;
    this.log.events?.transferred(this, { ...told, debit, credit, amount, order });
    return this.transfers;
  }

  postPending(pending: number, amount: Amount, code: LedgerCode, order: OrderRef): void {
    if (amount === 0) return;
    const { debit, credit } = this.consume(pending, amount);
    this.transfers += 1;
    this.move(debit, credit, amount);
    const kind = 'POST_PENDING';
    this.log.events?.transferred(this, { kind, pending, debit, credit, amount, code, order });
  }

  voidPending(pending: number, amount: Amount, order: OrderRef): void {
    if (amount === 0) return;
    const { debit, credit } = this.consume(pending, amount);
    this.transfers += 1;
    const told = { kind: 'VOID_PENDING', code: 'RELEASE' } as const;
    this.log.events?.transferred(this, { ...told, pending, debit, credit, amount, order });
  }

  /** Cash as a float64 integer, NaN where it does not fit: what the per-bar path reads. */
  get cashSafe(): number {
    if (this.cashChanged) this.readCash();
    return this.cashNumber;
  }

  private readCash(): void {
    const cash = this.balance(CASH);
    this.cashNumber = typeof cash === 'number' ? cash : Number.NaN;
    this.cashChanged = false;
  }

  private move(debit: number, credit: number, amount: Amount): void {
    assertThat(amount > 0, 'a transfer is a positive amount');
    this.posted[debit] = plus(this.balance(debit), amount);
    this.posted[credit] = minus(this.balance(credit), amount);
    this.cashChanged = true;
  }

  private consume(pending: number, amount: Amount): PendingTransfer {
    const { pendings } = this;
    let index = pendings.length - 1;
    while (index >= 0 && pendings[index]?.id !== pending) index -= 1;
    const entry = pendings[index];
    assertThat(entry !== undefined, 'the transfer is not pending');
    assertThat(amount > 0 && amount <= entry.remaining, 'the pending transfer holds less');
    entry.remaining = minus(entry.remaining, amount);
    this.reserved = minus(this.reserved, amount);
    if (entry.remaining === 0) {
      // Keeps the others in their order without a new array.
      for (let i = index + 1; i < pendings.length; i += 1) {
        pendings[i - 1] = pendings[i] as PendingTransfer;
      }
      pendings.pop();
    }
    return entry;
  }
}
