/** A journal entry as bytes: frequent events and inputs without the strings of generic JSON. */
import type { OrderSpec } from '../domain/order.js';
import type { KernelEvent } from '../kernel/events.js';
import type { KernelInput } from '../kernel/inputs.js';
import { FixedText } from './block-bytes.js';
import type { BlockBytes } from './block-bytes.js';
import { canonicalJson } from './canonical-json.js';
import type { JournalEntry } from './journal-entry.js';
import { TextField } from './text-field.js';

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
const AVERAGE_PRICE = new TextField('{"averagePrice":');
const CASH = new FixedText('{"cash":');
const DEPLOYMENT = new TextField('{"deployment":');
const ORDER_FIRST = new TextField('{"order":');
const AT = new FixedText('{"at":');
const CODE = new TextField(',"code":');
const CREDIT = new TextField(',"credit":');
const CUMULATIVE = new TextField(',"cumulativeQuantity":');
const CURRENCY = new TextField(',"currency":');
const DAY_START = new FixedText(',"dayStartEquity":');
const DEBIT = new TextField(',"debit":');
const EQUITY = new FixedText(',"equity":');
const EXPOSURE = new FixedText(',"exposure":');
const FEE = new TextField(',"fee":');
const KIND = new TextField(',"kind":');
const LIMIT_PRICE = new TextField('{"limitPrice":');
const LIQUIDITY = new TextField(',"liquidity":');
const ORDER = new TextField(',"order":');
const OWNER = new TextField(',"owner":');
const PEAK = new FixedText(',"peakEquity":');
const PENDING = new FixedText(',"pending":');
const PRICE = new TextField(',"price":');
const QUANTITY = new TextField(',"quantity":');
const REALIZED = new FixedText(',"realizedPnl":');
const REDUCES = new FixedText(',"reduceOnly":true');
const REDUCES_NOT = new FixedText(',"reduceOnly":false');
const SIDE = new TextField(',"side":');
const SOURCE = new TextField(',"source":');
const SPEC = new FixedText(',"spec":');
const STOP_PRICE = new TextField(',"stopPrice":');
const SYMBOL = new TextField(',"symbol":');
const TIME_IN_FORCE = new TextField(',"timeInForce":');
const TRADE_ID = new TextField(',"tradeId":');
const TRANSFER = new FixedText(',"transfer":');
const TYPE = new TextField(',"type":');
const NULL = new FixedText('null');

/** The type of an event or input is known by its writer, and nearly always the last field. */
const IS_TRANSFER = new FixedText(',"type":"LEDGER_TRANSFER"}');
const IS_POSITION = new FixedText(',"type":"POSITION_CHANGED"}');
const IS_FILLED = new FixedText(',"type":"ORDER_FILLED"}');
const IS_PARTIALLY_FILLED = new FixedText(',"type":"ORDER_PARTIALLY_FILLED"}');
const IS_MARK = new FixedText(',"type":"EQUITY_MARKED"}');
const IS_SUBMITTED = new FixedText(',"type":"ORDER_SUBMITTED"}');
const IS_ACCEPTED = new FixedText(',"type":"ORDER_ACCEPTED"}');
const IS_INITIALIZED = new FixedText(',"type":"ORDER_INITIALIZED"}');
const IS_VENUE_ACCEPTED = new FixedText(',"type":"VENUE_ACCEPTED","venueSeq":');
const IS_VENUE_FILLED = new FixedText(',"type":"VENUE_FILLED","venueSeq":');

/** For texts that hardly ever come twice running; the others are of `TextField`. */
function stringField(out: BlockBytes, name: FixedText, value: string): void {
  out.fixed(name);
  out.string(value);
}

function numberField(out: BlockBytes, name: FixedText, value: number | null): void {
  out.fixed(name);
  if (value === null) out.fixed(NULL);
  else out.integer(value);
}

function writeTransfer(out: BlockBytes, event: EventOf<'LEDGER_TRANSFER'>): void {
  stringField(out, AMOUNT, event.amount);
  CODE.write(out, event.code);
  CREDIT.write(out, event.credit);
  CURRENCY.write(out, event.currency);
  DEBIT.write(out, event.debit);
  KIND.write(out, event.kind);
  ORDER.write(out, event.order);
  numberField(out, PENDING, event.pending);
  numberField(out, TRANSFER, event.transfer);
  out.fixed(IS_TRANSFER);
}

function writePosition(out: BlockBytes, event: EventOf<'POSITION_CHANGED'>): void {
  AVERAGE_PRICE.write(out, event.averagePrice);
  OWNER.write(out, event.owner);
  QUANTITY.write(out, event.quantity);
  stringField(out, REALIZED, event.realizedPnl);
  SYMBOL.write(out, event.symbol);
  out.fixed(IS_POSITION);
}

function writeFill(out: BlockBytes, event: FillShape): void {
  AVERAGE_PRICE.write(out, event.averagePrice);
  CUMULATIVE.write(out, event.cumulativeQuantity);
  FEE.write(out, event.fee);
  ORDER.write(out, event.order);
  PRICE.write(out, event.price);
  QUANTITY.write(out, event.quantity);
  TRADE_ID.write(out, event.tradeId);
  out.fixed(event.type === 'ORDER_FILLED' ? IS_FILLED : IS_PARTIALLY_FILLED);
}

function writeMark(out: BlockBytes, event: EventOf<'EQUITY_MARKED'>): void {
  stringField(out, CASH, event.cash);
  stringField(out, DAY_START, event.dayStartEquity);
  stringField(out, EQUITY, event.equity);
  stringField(out, EXPOSURE, event.exposure);
  stringField(out, PEAK, event.peakEquity);
  out.fixed(IS_MARK);
}

function writeOrderOnly(
  out: BlockBytes,
  event: EventOf<'ORDER_SUBMITTED'> | EventOf<'ORDER_ACCEPTED'>,
): void {
  ORDER_FIRST.write(out, event.order);
  out.fixed(event.type === 'ORDER_SUBMITTED' ? IS_SUBMITTED : IS_ACCEPTED);
}

function writeInitialized(out: BlockBytes, event: EventOf<'ORDER_INITIALIZED'>): void {
  DEPLOYMENT.write(out, event.deployment);
  ORDER.write(out, event.order);
  SOURCE.write(out, event.source);
  out.fixed(SPEC);
  if (countFields(event.spec) === 8) writePlainSpec(out, event.spec);
  else out.text(canonicalJson(event.spec));
  out.fixed(IS_INITIALIZED);
}

/** Of an order without optional terms, whose eight fields every order has. */
function writePlainSpec(out: BlockBytes, spec: OrderSpec): void {
  LIMIT_PRICE.write(out, spec.limitPrice);
  QUANTITY.write(out, spec.quantity);
  out.fixed(spec.reduceOnly ? REDUCES : REDUCES_NOT);
  SIDE.write(out, spec.side);
  STOP_PRICE.write(out, spec.stopPrice);
  SYMBOL.write(out, spec.symbol);
  TIME_IN_FORCE.write(out, spec.timeInForce);
  TYPE.write(out, spec.type);
  out.fixed(END);
}

function writeAccepted(out: BlockBytes, input: InputOf<'VENUE_ACCEPTED'>): void {
  numberField(out, AT, input.at);
  ORDER.write(out, input.order);
  numberField(out, IS_VENUE_ACCEPTED, input.venueSeq);
  out.fixed(END);
}

function writeReport(out: BlockBytes, input: InputOf<'VENUE_FILLED'>): void {
  numberField(out, AT, input.at);
  FEE.write(out, input.fee);
  LIQUIDITY.write(out, input.liquidity);
  ORDER.write(out, input.order);
  PRICE.write(out, input.price);
  QUANTITY.write(out, input.quantity);
  TRADE_ID.write(out, input.tradeId);
  numberField(out, IS_VENUE_FILLED, input.venueSeq);
  out.fixed(END);
}
