/** The kernel's events as plain data, for whoever reads them: projections, drivers, tests. */
import type { Amount } from '../domain/amount.js';
import { minorText } from '../domain/money.js';
import type { OwnerRef } from './account-view.js';
import { averagePrice } from './average-price.js';
import type { Fill } from './book-fill.js';
import type { EventSink, Transfer } from './event-sink.js';
import type { KernelEvent, LedgerAccountName } from './events.js';
import type { InstrumentState } from './instrument-state.js';
import type { KernelOrder } from './kernel-order.js';
import type { Ledger } from './ledger.js';
import type { PositionBook } from './position-book.js';

/** Fields stand in the order of their names, as canonical JSON wants them. */
export class EventList implements EventSink {
  readonly events: KernelEvent[] = [];

  push(event: KernelEvent): void {
    this.events.push(event);
  }

  initialized(order: KernelOrder): void {
    this.events.push({
      deployment: order.owner.deploymentRef,
      order: order.ref,
      source: order.source,
      spec: order.spec,
      type: 'ORDER_INITIALIZED',
    });
  }

  submitted(order: KernelOrder): void {
    this.events.push({ order: order.ref, type: 'ORDER_SUBMITTED' });
  }

  accepted(order: KernelOrder): void {
    this.events.push({ order: order.ref, type: 'ORDER_ACCEPTED' });
  }

  filled(order: KernelOrder, fill: Fill, fee: Amount): void {
    const { scale, accountScale } = order.instrument;
    this.events.push({
      averagePrice: averagePrice(scale, order.filledLots, order.filledNotional),
      cumulativeQuantity: scale.lotsToQuantity(order.filledLots),
      fee: venueFeeText(order, fill) ?? minorText(fee, accountScale),
      order: order.ref,
      price: fill.price ?? scale.ticksToPrice(fill.ticks),
      quantity: scale.lotsToQuantity(fill.lots),
      tradeId: fill.tradeId,
      type: order.status === 'FILLED' ? 'ORDER_FILLED' : 'ORDER_PARTIALLY_FILLED',
    });
  }

  transferred(ledger: Ledger, transfer: Transfer): void {
    this.events.push({
      amount: minorText(transfer.amount, ledger.scale),
      code: transfer.code,
      credit: ledger.names[transfer.credit] as LedgerAccountName,
      currency: ledger.currency,
      debit: ledger.names[transfer.debit] as LedgerAccountName,
      kind: transfer.kind,
      order: transfer.order,
      pending: transfer.pending,
      transfer: ledger.transfers,
      type: 'LEDGER_TRANSFER',
    });
  }

  positionChanged(instrument: InstrumentState, book: PositionBook, owner: OwnerRef | null): void {
    const { scale, accountScale, symbol } = instrument;
    this.events.push({
      averagePrice: averagePrice(scale, book.lots, book.quotedCost),
      owner,
      quantity: scale.lotsToQuantity(book.lots),
      realizedPnl: minorText(book.realized, accountScale),
      symbol,
      type: 'POSITION_CHANGED',
    });
  }
}

/** The venue's own text, where it is what was booked. */
export function venueFeeText({ instrument }: KernelOrder, { feeText }: Fill): string | null {
  return instrument.isForeign ? null : feeText;
}
