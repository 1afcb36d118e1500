/** The events of an order's life as bytes, in canonical JSON. */
import type { Amount } from '../domain/amount.js';
import { PLAIN } from '../domain/order-conditions.js';
import type { OrderSource, OrderType, Side, TimeInForce } from '../domain/order.js';
import type { Fill } from '../kernel/book-fill.js';
import { venueFeeText } from '../kernel/event-list.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import { FixedText } from './block-bytes.js';
import type { BlockBytes } from './block-bytes.js';
import { canonicalJson } from './canonical-json.js';
import { ChoiceField } from './choice-field.js';
import {
  writeAmount,
  writeAverage,
  writePrice,
  writePriceOrNull,
  writeQuantity,
} from './number-fields.js';
import { ORDER_NAME, TRADE_NAME, TextField } from './text-field.js';

const DEPLOYMENT = new TextField('{"deployment":');
const ORDER = new FixedText(',"order":');
const SOURCE = new ChoiceField<OrderSource>(',"source":');
const SPEC = new FixedText(',"spec":');
const LIMIT_PRICE = new FixedText(',"spec":{"limitPrice":');
const SPEC_QUANTITY = new FixedText(',"quantity":"');
const REDUCES = new FixedText('","reduceOnly":true');
const REDUCES_NOT = new FixedText('","reduceOnly":false');
const SIDE = new ChoiceField<Side>(',"side":');
const STOP_PRICE = new FixedText(',"stopPrice":');
const SYMBOL = new TextField(',"symbol":');
const TIME_IN_FORCE = new ChoiceField<TimeInForce>(',"timeInForce":');
const TYPE = new ChoiceField<OrderType>(',"type":');
const SPEC_END = new FixedText('}');
const IS_INITIALIZED = new FixedText(',"type":"ORDER_INITIALIZED"}');

const ORDER_FIRST = new FixedText('{"order":');
const IS_SUBMITTED = new FixedText(',"type":"ORDER_SUBMITTED"}');
const IS_ACCEPTED = new FixedText(',"type":"ORDER_ACCEPTED"}');

const AVERAGE_PRICE = new FixedText('{"averagePrice":"');
const CUMULATIVE = new FixedText('","cumulativeQuantity":"');
const FEE = new FixedText('","fee":"');
const ORDER_AFTER = new FixedText('","order":');
const PRICE = new FixedText(',"price":"');
const QUANTITY = new FixedText('","quantity":"');
const TRADE_ID = new FixedText('","tradeId":');
const IS_FILLED = new FixedText(',"type":"ORDER_FILLED"}');
const IS_PARTIALLY_FILLED = new FixedText(',"type":"ORDER_PARTIALLY_FILLED"}');

export function writeInitialized(out: BlockBytes, order: KernelOrder): void {
  DEPLOYMENT.write(out, order.owner.deploymentRef);
  out.fixed(ORDER);
  ORDER_NAME.write(out, order.ref);
  SOURCE.write(out, order.source);
  if (order.conditions === PLAIN) writePlainSpec(out, order);
  else {
    out.fixed(SPEC);
    out.text(canonicalJson(order.spec));
  }
  out.fixed(IS_INITIALIZED);
}

/** Of an order without optional terms, as nearly all are. */
function writePlainSpec(out: BlockBytes, order: KernelOrder): void {
  const { scale, symbol } = order.instrument;
  out.fixed(LIMIT_PRICE);
  writePriceOrNull(out, order.limitTicks, scale);
  out.fixed(SPEC_QUANTITY);
  writeQuantity(out, order.lots, scale);
  out.fixed(order.reduceOnly ? REDUCES : REDUCES_NOT);
  SIDE.write(out, order.side);
  out.fixed(STOP_PRICE);
  writePriceOrNull(out, order.stopTicks, scale);
  SYMBOL.write(out, symbol);
  TIME_IN_FORCE.write(out, order.timeInForce);
  TYPE.write(out, order.type);
  out.fixed(SPEC_END);
}

export function writeSubmitted(out: BlockBytes, order: KernelOrder): void {
  out.fixed(ORDER_FIRST);
  ORDER_NAME.write(out, order.ref);
  out.fixed(IS_SUBMITTED);
}

export function writeAccepted(out: BlockBytes, order: KernelOrder): void {
  out.fixed(ORDER_FIRST);
  ORDER_NAME.write(out, order.ref);
  out.fixed(IS_ACCEPTED);
}

/** `fee` in the account's currency. */
export function writeFilled(out: BlockBytes, order: KernelOrder, fill: Fill, fee: Amount): void {
  const { scale, accountScale } = order.instrument;
  out.fixed(AVERAGE_PRICE);
  writeAverage(out, order.filledLots, order.filledNotional, scale);
  out.fixed(CUMULATIVE);
  writeQuantity(out, order.filledLots, scale);
  out.fixed(FEE);
  // Texts of the venue were read as decimals: they need no escaping.
  const feeText = venueFeeText(order, fill);
  if (feeText === null) writeAmount(out, fee, accountScale);
  else out.text(feeText);
  out.fixed(ORDER_AFTER);
  ORDER_NAME.write(out, order.ref);
  out.fixed(PRICE);
  if (fill.price === null) writePrice(out, fill.ticks, scale);
  else out.text(fill.price);
  out.fixed(QUANTITY);
  writeQuantity(out, fill.lots, scale);
  out.fixed(TRADE_ID);
  TRADE_NAME.write(out, fill.tradeId);
  out.fixed(order.status === 'FILLED' ? IS_FILLED : IS_PARTIALLY_FILLED);
}
