/** Journal entries as bytes behind their hash chain: what the kernel tells, then what caused it. */
import { currencyScale } from '../domain/money.js';
import type { Fill } from '../kernel/book-fill.js';
import type { KernelInput } from '../kernel/inputs.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import { FixedText } from './block-bytes.js';
import type { BlockBytes } from './block-bytes.js';
import type { BlockHasher } from './block-hasher.js';
import { canonicalJson } from './canonical-json.js';
import { ChoiceField } from './choice-field.js';
import { EventBytes } from './event-bytes.js';
import { HashChain } from './hash-chain.js';
import { writeAmount, writePrice, writeQuantity } from './number-fields.js';
import { ORDER_NAME, TRADE_NAME } from './text-field.js';

const NO_EVENTS = new FixedText('{"events":[');
const INPUT = new FixedText('],"input":');
const AT = new FixedText('],"input":{"at":');
const ORDER = new FixedText(',"order":');
const IS_ACCEPTED = new FixedText(',"type":"VENUE_ACCEPTED","venueSeq":');
const FEE = new FixedText(',"fee":"');
const LIQUIDITY = new ChoiceField<'MAKER' | 'TAKER'>('","liquidity":');
const PRICE = new FixedText(',"price":"');
const QUANTITY = new FixedText('","quantity":"');
const TRADE_ID = new FixedText('","tradeId":');
const IS_FILLED = new FixedText(',"type":"VENUE_FILLED","venueSeq":');
const SEQ_OF_REPORT = new FixedText('},"seq":');
const SEQ = new FixedText(',"seq":');
const END = new FixedText('}');

/** The parts of a VENUE_FILLED that its fill does not have. */
export interface FillReport {
  readonly at: number;
  readonly venueSeq: number;
  readonly liquidity: 'MAKER' | 'TAKER';
}

/** Gives the bytes of `journalEntryText` for the same input and its events. */
export class EntryBytes {
  readonly chain: HashChain;
  readonly events: EventBytes;

  constructor(hasher?: BlockHasher) {
    this.chain = new HashChain(undefined, hasher);
    this.events = new EventBytes(this.chain.next);
  }

  /** Whatever the kernel tells from here on belongs to the next entry. */
  begin(): EventBytes {
    this.events.begin();
    return this.events;
  }

  end(input: KernelInput): void {
    const out = this.endEvents(INPUT);
    out.text(canonicalJson(input));
    this.endEntry(out, SEQ);
  }

  /** With the input VENUE_ACCEPTED. */
  endAccepted(order: KernelOrder, at: number, venueSeq: number): void {
    const out = this.endEvents(AT);
    out.integer(at);
    out.fixed(ORDER);
    ORDER_NAME.write(out, order.ref);
    out.fixed(IS_ACCEPTED);
    out.integer(venueSeq);
    this.endEntry(out, SEQ_OF_REPORT);
  }

  /** With the input VENUE_FILLED: a fill in ticks, its fee in the instrument's currency. */
  endFilled(order: KernelOrder, fill: Fill, report: FillReport): void {
    const { scale, spec } = order.instrument;
    const out = this.endEvents(AT);
    out.integer(report.at);
    out.fixed(FEE);
    writeAmount(out, fill.fee, currencyScale(spec.currency));
    LIQUIDITY.write(out, report.liquidity);
    out.fixed(ORDER);
    ORDER_NAME.write(out, order.ref);
    out.fixed(PRICE);
    writePrice(out, fill.ticks, scale);
    out.fixed(QUANTITY);
    writeQuantity(out, fill.lots, scale);
    out.fixed(TRADE_ID);
    TRADE_NAME.write(out, fill.tradeId);
    out.fixed(IS_FILLED);
    out.integer(report.venueSeq);
    this.endEntry(out, SEQ_OF_REPORT);
  }

  private endEvents(then: FixedText): BlockBytes {
    const out = this.chain.next;
    if (this.events.count === 0) out.fixed(NO_EVENTS);
    out.fixed(then);
    return out;
  }

  private endEntry(out: BlockBytes, then: FixedText): void {
    out.fixed(then);
    out.integer(this.chain.seq + 1);
    out.fixed(END);
    this.chain.appended();
  }
}
