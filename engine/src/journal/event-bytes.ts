/** The events of one journal entry, written as bytes the moment the kernel tells them. */
import type { Amount } from '../domain/amount.js';
import { shorten } from '../domain/shorten.js';
import type { OwnerRef } from '../kernel/account-view.js';
import type { Fill } from '../kernel/book-fill.js';
import type { EventSink, Transfer } from '../kernel/event-sink.js';
import type { KernelEvent } from '../kernel/events.js';
import type { InstrumentState } from '../kernel/instrument-state.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import type { Ledger } from '../kernel/ledger.js';
import type { PositionBook } from '../kernel/position-book.js';
import { FixedText } from './block-bytes.js';
import type { BlockBytes } from './block-bytes.js';
import { canonicalJson } from './canonical-json.js';
import { LedgerBytes } from './ledger-bytes.js';
import { writeAmount, writeAverage, writeQuantity } from './number-fields.js';
import { writeAccepted, writeFilled, writeInitialized, writeSubmitted } from './order-bytes.js';
import { TextField } from './text-field.js';

const EVENTS = new FixedText('{"events":[');
const COMMA = new FixedText(',');

const AVERAGE_PRICE = new FixedText('{"averagePrice":"');
const OWNER = new TextField('","owner":');
const NO_OWNER = new FixedText('","owner":null');
const QUANTITY = new FixedText(',"quantity":"');
const REALIZED = new FixedText('","realizedPnl":"');
const SYMBOL = new TextField('","symbol":');
const IS_POSITION = new FixedText(',"type":"POSITION_CHANGED"}');

/** Gives the bytes of the canonical JSON of what `EventList` would hold. */
export class EventBytes implements EventSink {
  /** Events of this entry so far. */
  count = 0;
  /** Of those, what was not told in numbers. */
  readonly others: KernelEvent[] = [];
  private readonly ledger = new LedgerBytes();

  constructor(private readonly out: BlockBytes) {}

  /** An entry begins. Nothing is written before its first event, or its end. */
  begin(): void {
    this.count = 0;
    shorten(this.others, 0);
  }

  /** For whoever writes an event, or the end of them all, in his own way. */
  open(): BlockBytes {
    this.out.fixed(this.count === 0 ? EVENTS : COMMA);
    this.count += 1;
    return this.out;
  }

  push(event: KernelEvent): void {
    this.open().text(canonicalJson(event));
    this.others.push(event);
  }

  initialized(order: KernelOrder): void {
    writeInitialized(this.open(), order);
  }

  submitted(order: KernelOrder): void {
    writeSubmitted(this.open(), order);
  }

  accepted(order: KernelOrder): void {
    writeAccepted(this.open(), order);
  }

  filled(order: KernelOrder, fill: Fill, fee: Amount): void {
    writeFilled(this.open(), order, fill, fee);
  }

  transferred(ledger: Ledger, transfer: Transfer): void {
    this.ledger.write(this.open(), ledger, transfer);
  }

  positionChanged(instrument: InstrumentState, book: PositionBook, owner: OwnerRef | null): void {
    const out = this.open();
    const { scale, accountScale, symbol } = instrument;
    out.fixed(AVERAGE_PRICE);
    writeAverage(out, book.lots, book.quotedCost, scale);
    if (owner === null) out.fixed(NO_OWNER);
    else OWNER.write(out, owner);
    out.fixed(QUANTITY);
    writeQuantity(out, book.lots, scale);
    out.fixed(REALIZED);
    writeAmount(out, book.realized, accountScale);
    SYMBOL.write(out, symbol);
    out.fixed(IS_POSITION);
  }
}
