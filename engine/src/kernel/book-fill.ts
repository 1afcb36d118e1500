/** One fill in the books: order, positions, ledger. Facts of the venue are booked, never judged. */
import { formatDecimal, powerOfTen } from '../domain/decimal.js';
import type { DecimalString } from '../domain/money.js';
import { divideHalfEven } from '../domain/round-half-even.js';
import type { AccountState } from './account-state.js';
import { cancelSpentReducers } from './cancel-order.js';
import type { InstrumentState } from './instrument-state.js';
import type { KernelOrder } from './kernel-order.js';
import { CASH, FEES, REALIZED_PNL, positionAccount } from './ledger.js';
import type { PositionBook } from './position-book.js';
import { releaseReservation } from './reservation.js';

export interface Fill {
  readonly tradeId: string;
  readonly lots: number;
  /** Positive, in ledger units. */
  readonly notional: bigint;
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
  const realized = fillBooks(instrument.net, own, order.sign * fill.lots, fill.notional);
  if (state.events !== null) emitFill(state, order, fill);
  payNotional(state, order, fill);
  payFee(state, order, fill.fee);
  realize(state, order, realized);
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

/** The account's book and the owner's, which is the same book where nobody else holds any. */
function fillBooks(net: PositionBook, own: PositionBook, lots: number, notional: bigint): bigint {
  const alone = own.lots === net.lots && own.cost === net.cost;
  const realized = net.fill(lots, notional);
  if (alone) own.follow(net, realized);
  else own.fill(lots, notional);
  return realized;
}

function payNotional(state: AccountState, order: KernelOrder, fill: Fill): void {
  const position = positionAccount(order.instrument.index);
  // The reducing part of an order fills first; only the rest can still open something.
  const opening = order.working ? Math.min(order.openingLots, order.remainingLots) : 0;
  const buying = order.sign > 0;
  const posted = releaseReservation(state, order, opening, buying ? fill.notional : 0n, 'BUY');
  if (buying) state.ledger.post(position, CASH, fill.notional - posted, 'BUY', order.ref);
  else state.ledger.post(CASH, position, fill.notional, 'SELL', order.ref);
}

/** Keeps the position's ledger account at cost: profit leaves it, a loss is made good. */
function realize(state: AccountState, order: KernelOrder, profit: bigint): void {
  const position = positionAccount(order.instrument.index);
  if (profit > 0n) state.ledger.post(position, REALIZED_PNL, profit, 'REALIZE', order.ref);
  if (profit < 0n) state.ledger.post(REALIZED_PNL, position, -profit, 'REALIZE', order.ref);
}

function emitFill(state: AccountState, order: KernelOrder, fill: Fill): void {
  const { scale } = order.instrument;
  state.events?.push({
    averagePrice: averagePrice(order.instrument, order.filledLots, order.filledNotional),
    cumulativeQuantity: scale.lotsToQuantity(order.filledLots),
    fee: fill.feeText ?? state.money(fill.fee),
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
    averagePrice: averagePrice(instrument, book.lots, book.cost),
    owner,
    quantity: instrument.scale.lotsToQuantity(book.lots),
    realizedPnl: state.money(book.realized),
    symbol: instrument.symbol,
    type: 'POSITION_CHANGED',
  });
}

/** Decimals of an average price beyond those of the tick. */
const AVERAGE_EXTRA_DECIMALS = 6;

/** |cost| ÷ |quantity|, half to even, to six decimals more than the tick has. */
export function averagePrice(
  instrument: InstrumentState,
  lots: number,
  cost: bigint,
): DecimalString {
  if (lots === 0) return '0';
  const { scale } = instrument;
  const decimals = scale.tickScale + AVERAGE_EXTRA_DECIMALS;
  // price in ticks = cost ÷ (lots × ledger units of one tick × lot)
  const ticks = cost * scale.denominator * powerOfTen(AVERAGE_EXTRA_DECIMALS);
  const perLot = BigInt(lots) * scale.numerator;
  const numerator = ticks * BigInt(scale.tickUnits);
  const average = divideHalfEven(
    perLot < 0n ? -numerator : numerator,
    perLot < 0n ? -perLot : perLot,
  );
  return formatDecimal(average < 0n ? -average : average, decimals);
}
