/** One fill in the books: order, positions, ledger. Facts of the venue are booked, never judged. */
import { formatDecimal, powerOfTen } from '../domain/decimal.js';
import type { DecimalString } from '../domain/money.js';
import type { InstrumentScale } from '../domain/instrument-scale.js';
import { divideHalfEven } from '../domain/round-half-even.js';
import type { AccountState } from './account-state.js';
import { cancelSpentReducers } from './cancel-order.js';
import { fillBooks } from './fill-books.js';
import type { InstrumentState } from './instrument-state.js';
import type { KernelOrder } from './kernel-order.js';
import { CASH, FEES, REALIZED_PNL, positionAccount } from './ledger.js';
import type { PositionBook } from './position-book.js';
import { releaseReservation } from './reservation.js';

export interface Fill {
  readonly tradeId: string;
  readonly lots: number;
  /** Positive, in ledger units of the instrument's currency. */
  readonly notional: bigint;
  /** Likewise; negative where the venue pays. */
  readonly fee: bigint;
  /** As they go into the journal; null while no journal is kept. */
  readonly price: DecimalString | null;
  readonly feeText: DecimalString | null;
}

export function bookFill(state: AccountState, order: KernelOrder, fill: Fill): void {
  const { instrument, owner } = order;
  order.filledLots += fill.lots;
  order.filledNotional += fill.notional;
  const own = owner.book(instrument.index);
  const { amount, profit } = fillBooks(instrument, own, order.sign * fill.lots, fill.notional);
  const fee = instrument.amount(fill.fee);
  if (state.events !== null) emitFill(state, order, fill, fee);
  payNotional(state, order, amount);
  payFee(state, order, fee);
  realize(state, order, profit);
  if (order.status === 'FILLED') state.orders.finish(order);
  if (state.events !== null) {
    emitPosition(state, instrument, own, owner.ref);
    emitPosition(state, instrument, instrument.net, null);
  }
  if (state.orders.working.length > 0) cancelSpentReducers(state, owner, instrument);
}

/** A negative fee is a rebate: the venue pays whoever gave it liquidity. */
function payFee({ ledger }: AccountState, order: KernelOrder, fee: bigint): void {
  if (fee >= 0n) ledger.post(FEES, CASH, fee, 'FEE', order.ref);
  else ledger.post(CASH, FEES, -fee, 'FEE', order.ref);
}

function payNotional(state: AccountState, order: KernelOrder, amount: bigint): void {
  const position = positionAccount(order.instrument.index);
  // The reducing part of an order fills first; only the rest can still open something.
  const opening = order.working ? Math.min(order.openingLots, order.remainingLots) : 0;
  const buying = order.sign > 0;
  const spend = buying && amount > 0n ? amount : 0n;
  const posted = releaseReservation(state, order, opening, spend, 'BUY');
  const due = amount - posted;
  const [debit, credit] = buying === due > 0n ? [position, CASH] : [CASH, position];
  const size = due < 0n ? -due : due;
  state.ledger.post(debit, credit, size, buying ? 'BUY' : 'SELL', order.ref);
}

/** Keeps the position's ledger account at cost: profit leaves it, a loss is made good. */
function realize(state: AccountState, order: KernelOrder, profit: bigint): void {
  const position = positionAccount(order.instrument.index);
  if (profit > 0n) state.ledger.post(position, REALIZED_PNL, profit, 'REALIZE', order.ref);
  if (profit < 0n) state.ledger.post(REALIZED_PNL, position, -profit, 'REALIZE', order.ref);
}

function emitFill(state: AccountState, order: KernelOrder, fill: Fill, fee: bigint): void {
  const { scale, isForeign } = order.instrument;
  // The venue's own text where it is what was booked.
  const feeText = isForeign ? null : fill.feeText;
  state.events?.push({
    averagePrice: averagePrice(order.instrument, order.filledLots, order.filledNotional),
    cumulativeQuantity: scale.lotsToQuantity(order.filledLots),
    fee: feeText ?? state.money(fee),
    order: order.ref,
    price: fill.price ?? averagePrice(order.instrument, fill.lots, fill.notional),
    quantity: scale.lotsToQuantity(fill.lots),
    tradeId: fill.tradeId,
    type: order.status === 'FILLED' ? 'ORDER_FILLED' : 'ORDER_PARTIALLY_FILLED',
  });
}

export function emitPosition(
  state: AccountState,
  instrument: InstrumentState,
  book: PositionBook,
  owner: 'm' | `d${number}` | null,
): void {
  state.events?.push({
    averagePrice: averagePrice(instrument, book.lots, book.quotedCost),
    owner,
    quantity: instrument.scale.lotsToQuantity(book.lots),
    realizedPnl: state.money(book.realized),
    symbol: instrument.symbol,
    type: 'POSITION_CHANGED',
  });
}

/** Decimals of an average price beyond those of the tick. */
const AVERAGE_EXTRA_DECIMALS = 6;

/** An order, its owner and the account mostly have the same average, asked for one by one. */
const lastAverage = { scale: null as InstrumentScale | null, lots: 0, cost: 0n, text: '0' };

/**
 * `cost` in the instrument's currency: |cost| ÷ |quantity|, half to even, to six decimals more than
 * the tick has.
 */
export function averagePrice(
  { scale }: InstrumentState,
  lots: number,
  cost: bigint,
): DecimalString {
  if (lots === 0) return '0';
  // A short position has both below zero; its order, with the same average, has neither.
  const size = lots < 0 ? -lots : lots;
  const paid = lots < 0 ? -cost : cost;
  const last = lastAverage;
  if (last.scale !== scale || last.lots !== size || last.cost !== paid) {
    last.text = divideCost(scale, size, paid);
    last.scale = scale;
    last.lots = size;
    last.cost = paid;
  }
  return last.text;
}

function divideCost(scale: InstrumentScale, lots: number, cost: bigint): DecimalString {
  const decimals = scale.tickScale + AVERAGE_EXTRA_DECIMALS;
  // price in ticks = cost ÷ (lots × ledger units of one tick × lot)
  const ticks = cost * scale.denominator * powerOfTen(AVERAGE_EXTRA_DECIMALS);
  const perLot = BigInt(lots) * scale.numerator;
  const average = divideHalfEven(ticks * BigInt(scale.tickUnits), perLot);
  return formatDecimal(average < 0n ? -average : average, decimals);
}
