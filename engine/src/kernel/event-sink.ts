/** Where the kernel's events go: what comes with every order is told in the kernel's own numbers. */
import type { Amount } from '../domain/amount.js';
import type { OwnerRef } from './account-view.js';
import type { Fill } from './book-fill.js';
import type { KernelEvent, LedgerCode } from './events.js';
import type { OrderRef } from './inputs.js';
import type { InstrumentState } from './instrument-state.js';
import type { KernelOrder } from './kernel-order.js';
import type { Ledger } from './ledger.js';
import type { PositionBook } from './position-book.js';

export type TransferKind = Extract<KernelEvent, { type: 'LEDGER_TRANSFER' }>['kind'];

/** A LEDGER_TRANSFER: accounts by their number in the ledger, the amount in its units. */
export interface Transfer {
  readonly kind: TransferKind;
  readonly pending: number | null;
  readonly debit: number;
  readonly credit: number;
  readonly amount: Amount;
  readonly code: LedgerCode;
  readonly order: OrderRef | null;
}

/** What is told must be taken at once: the objects go on to change. */
export interface EventSink {
  /** Any event, as it is. */
  push(event: KernelEvent): void;
  /** ORDER_INITIALIZED. */
  initialized(order: KernelOrder): void;
  /** ORDER_SUBMITTED, of one that was not held and goes out by itself. */
  submitted(order: KernelOrder): void;
  /** ORDER_ACCEPTED. */
  accepted(order: KernelOrder): void;
  /** ORDER_FILLED or ORDER_PARTIALLY_FILLED, of which the order knows already. */
  filled(order: KernelOrder, fill: Fill, fee: Amount): void;
  /** LEDGER_TRANSFER, the ledger's last. */
  transferred(ledger: Ledger, transfer: Transfer): void;
  /** POSITION_CHANGED; `owner` is null for the account's net position. */
  positionChanged(instrument: InstrumentState, book: PositionBook, owner: OwnerRef | null): void;
}
