/** A journal entry as bytes: frequent events and inputs without the strings of generic JSON. */
import type { OrderSpec } from '../domain/order.js';
import type { KernelEvent } from '../kernel/events.js';
import type { KernelInput } from '../kernel/inputs.js';
import { FixedText } from './block-bytes.js';
import type { BlockBytes } from './block-bytes.js';
import { canonicalJson } from './canonical-json.js';
import type { JournalEntry } from './journal-entry.js';

type EventOf<T extends KernelEvent['type']> = Extract<KernelEvent, { readonly type: T }>;
type FillShape = Extract<KernelEvent, { readonly cumulativeQuantity: string }>;
type InputOf<T extends KernelInput['type']> = Extract<KernelInput, { type: T }>;

const EVENTS = new FixedText('{"events":[');
const COMMA = new FixedText(',');
const INPUT = new FixedText('],"input":');
const SEQ = new FixedText(',"seq":');
const END = new FixedText('}');

/** The same bytes as `journalEntryText`. */
export function writeEntry(out: BlockBytes, { seq, input, events }: JournalEntry): void {
  out.fixed(EVENTS);
  for (let i = 0; i < events.length; i += 1) {
    if (i > 0) out.fixed(COMMA);
    writeEvent(out, events[i] as KernelEvent);
  }
  out.fixed(INPUT);
  writeInput(out, input);
  out.fixed(SEQ);
  out.integer(seq);
  out.fixed(END);
}

/** Whatever has other fields than those that its writer knows is written generically. */
export function writeEvent(out: BlockBytes, event: KernelEvent): void {
  switch (event.type) {
    case 'LEDGER_TRANSFER':
      if (countFields(event) === 10) return writeTransfer(out, event);
      break;
    case 'POSITION_CHANGED':
      if (countFields(event) === 6) return writePosition(out, event);
      break;
    case 'ORDER_FILLED':
    case 'ORDER_PARTIALLY_FILLED':
      if (countFields(event) === 8) return writeFill(out, event);
      break;
    case 'EQUITY_MARKED':
      if (countFields(event) === 6) return writeMark(out, event);
      break;
    case 'ORDER_SUBMITTED':
    case 'ORDER_ACCEPTED':
      if (countFields(event) === 2) return writeOrderOnly(out, event);
      break;
    case 'ORDER_INITIALIZED':
      if (countFields(event) === 5) return writeInitialized(out, event);
      break;
    default:
  }
  out.text(canonicalJson(event));
}

function writeInput(out: BlockBytes, input: KernelInput): void {
  if (input.type === 'VENUE_ACCEPTED' && countFields(input) === 4) writeAccepted(out, input);
  else if (input.type === 'VENUE_FILLED' && countFields(input) === 9) writeReport(out, input);
  else out.text(canonicalJson(input));
}

function countFields(value: object): number {
  let count = 0;
  // Not `Object.keys`, which makes an array of them for every event.
  for (const name in value) if (typeof name === 'string') count += 1;
  return count;
}

const AMOUNT = new FixedText('{"amount":');
const AVERAGE_PRICE = new FixedText('{"averagePrice":');
const CASH = new FixedText('{"cash":');
const DEPLOYMENT = new FixedText('{"deployment":');
const ORDER_FIRST = new FixedText('{"order":');
const AT = new FixedText('{"at":');
const CODE = new FixedText(',"code":');
const CREDIT = new FixedText(',"credit":');
const CUMULATIVE = new FixedText(',"cumulativeQuantity":');
const CURRENCY = new FixedText(',"currency":');
const DAY_START = new FixedText(',"dayStartEquity":');
const DEBIT = new FixedText(',"debit":');
const EQUITY = new FixedText(',"equity":');
const EXPOSURE = new FixedText(',"exposure":');
const FEE = new FixedText(',"fee":');
const KIND = new FixedText(',"kind":');
const LIMIT_PRICE = new FixedText('{"limitPrice":');
const LIQUIDITY = new FixedText(',"liquidity":');
const ORDER = new FixedText(',"order":');
const OWNER = new FixedText(',"owner":');
const PEAK = new FixedText(',"peakEquity":');
const PENDING = new FixedText(',"pending":');
const PRICE = new FixedText(',"price":');
const QUANTITY = new FixedText(',"quantity":');
const REALIZED = new FixedText(',"realizedPnl":');
const REDUCES = new FixedText(',"reduceOnly":true');
const REDUCES_NOT = new FixedText(',"reduceOnly":false');
const SIDE = new FixedText(',"side":');
const SOURCE = new FixedText(',"source":');
const SPEC = new FixedText(',"spec":');
const STOP_PRICE = new FixedText(',"stopPrice":');
const SYMBOL = new FixedText(',"symbol":');
const TIME_IN_FORCE = new FixedText(',"timeInForce":');
const TRADE_ID = new FixedText(',"tradeId":');
const TRANSFER = new FixedText(',"transfer":');
const TYPE = new FixedText(',"type":');
const VENUE_SEQ = new FixedText(',"venueSeq":');
const NULL = new FixedText('null');

function stringField(out: BlockBytes, name: FixedText, value: string | null): void {
  out.fixed(name);
  if (value === null) out.fixed(NULL);
  else out.string(value);
}

function numberField(out: BlockBytes, name: FixedText, value: number | null): void {
  out.fixed(name);
  if (value === null) out.fixed(NULL);
  else out.integer(value);
}

function writeTransfer(out: BlockBytes, event: EventOf<'LEDGER_TRANSFER'>): void {
  stringField(out, AMOUNT, event.amount);
  stringField(out, CODE, event.code);
  stringField(out, CREDIT, event.credit);
  stringField(out, CURRENCY, event.currency);
  stringField(out, DEBIT, event.debit);
  stringField(out, KIND, event.kind);
  stringField(out, ORDER, event.order);
  numberField(out, PENDING, event.pending);
  numberField(out, TRANSFER, event.transfer);
  stringField(out, TYPE, event.type);
  out.fixed(END);
}

function writePosition(out: BlockBytes, event: EventOf<'POSITION_CHANGED'>): void {
  stringField(out, AVERAGE_PRICE, event.averagePrice);
  stringField(out, OWNER, event.owner);
  stringField(out, QUANTITY, event.quantity);
  stringField(out, REALIZED, event.realizedPnl);
  stringField(out, SYMBOL, event.symbol);
  stringField(out, TYPE, event.type);
  out.fixed(END);
}

function writeFill(out: BlockBytes, event: FillShape): void {
  stringField(out, AVERAGE_PRICE, event.averagePrice);
  stringField(out, CUMULATIVE, event.cumulativeQuantity);
  stringField(out, FEE, event.fee);
  stringField(out, ORDER, event.order);
  stringField(out, PRICE, event.price);
  stringField(out, QUANTITY, event.quantity);
  stringField(out, TRADE_ID, event.tradeId);
  stringField(out, TYPE, event.type);
  out.fixed(END);
}

function writeMark(out: BlockBytes, event: EventOf<'EQUITY_MARKED'>): void {
  stringField(out, CASH, event.cash);
  stringField(out, DAY_START, event.dayStartEquity);
  stringField(out, EQUITY, event.equity);
  stringField(out, EXPOSURE, event.exposure);
  stringField(out, PEAK, event.peakEquity);
  stringField(out, TYPE, event.type);
  out.fixed(END);
}

function writeOrderOnly(
  out: BlockBytes,
  event: EventOf<'ORDER_SUBMITTED'> | EventOf<'ORDER_ACCEPTED'>,
): void {
  stringField(out, ORDER_FIRST, event.order);
  stringField(out, TYPE, event.type);
  out.fixed(END);
}

function writeInitialized(out: BlockBytes, event: EventOf<'ORDER_INITIALIZED'>): void {
  stringField(out, DEPLOYMENT, event.deployment);
  stringField(out, ORDER, event.order);
  stringField(out, SOURCE, event.source);
  out.fixed(SPEC);
  if (countFields(event.spec) === 8) writePlainSpec(out, event.spec);
  else out.text(canonicalJson(event.spec));
  stringField(out, TYPE, event.type);
  out.fixed(END);
}

/** Of an order without optional terms, whose eight fields every order has. */
function writePlainSpec(out: BlockBytes, spec: OrderSpec): void {
  stringField(out, LIMIT_PRICE, spec.limitPrice);
  stringField(out, QUANTITY, spec.quantity);
  out.fixed(spec.reduceOnly ? REDUCES : REDUCES_NOT);
  stringField(out, SIDE, spec.side);
  stringField(out, STOP_PRICE, spec.stopPrice);
  stringField(out, SYMBOL, spec.symbol);
  stringField(out, TIME_IN_FORCE, spec.timeInForce);
  stringField(out, TYPE, spec.type);
  out.fixed(END);
}

function writeAccepted(out: BlockBytes, input: InputOf<'VENUE_ACCEPTED'>): void {
  numberField(out, AT, input.at);
  stringField(out, ORDER, input.order);
  stringField(out, TYPE, input.type);
  numberField(out, VENUE_SEQ, input.venueSeq);
  out.fixed(END);
}

function writeReport(out: BlockBytes, input: InputOf<'VENUE_FILLED'>): void {
  numberField(out, AT, input.at);
  stringField(out, FEE, input.fee);
  stringField(out, LIQUIDITY, input.liquidity);
  stringField(out, ORDER, input.order);
  stringField(out, PRICE, input.price);
  stringField(out, QUANTITY, input.quantity);
  stringField(out, TRADE_ID, input.tradeId);
  stringField(out, TYPE, input.type);
  numberField(out, VENUE_SEQ, input.venueSeq);
  out.fixed(END);
}
