/** One fill in the books: order, positions, ledger. Facts of the venue are booked, never judged. */
import { minus, negated, plus } from '../domain/amount.js';
import type { Amount } from '../domain/amount.js';
import type { DecimalString } from '../domain/money.js';
import type { AccountState } from './account-state.js';
import { cancelSpentReducers } from './cancel-order.js';
import { fillBooks } from './fill-books.js';
import type { KernelOrder } from './kernel-order.js';
import { CASH, FEES, REALIZED_PNL, positionAccount } from './ledger.js';
import { releaseReservation } from './reservation.js';

export interface Fill {
  readonly tradeId: string;
  readonly lots: number;
  /** Positive, in ledger units of the instrument's currency. */
  readonly notional: Amount;
  /** Likewise; negative where the venue pays. */
  readonly fee: Amount;
  /** The venue's own text, which may lie between two ticks; null where `ticks` says all of it. */
  readonly price: DecimalString | null;
  /** 0 where `price` says it. */
  readonly ticks: number;
  /** The venue's own text; null where it gave none. */
  readonly feeText: DecimalString | null;
}

export function bookFill(state: AccountState, order: KernelOrder, fill: Fill): void {
  const { instrument, owner } = order;
  order.filledLots += fill.lots;
  order.filledNotional = plus(order.filledNotional, fill.notional);
  const own = owner.book(instrument.index);
  const { amount, profit } = fillBooks(instrument, own, order.sign * fill.lots, fill.notional);
  const fee = instrument.amount(fill.fee);
  state.events?.filled(order, fill, fee);
  payNotional(state, order, amount);
  payFee(state, order, fee);
  realize(state, order, profit);
  if (order.status === 'FILLED') state.orders.finish(order);
  state.events?.positionChanged(instrument, own, owner.ref);
  state.events?.positionChanged(instrument, instrument.net, null);
  if (state.orders.working.length > 0) cancelSpentReducers(state, owner, instrument);
}

/** A negative fee is a rebate: the venue pays whoever gave it liquidity. */
function payFee({ ledger }: AccountState, order: KernelOrder, fee: Amount): void {
  if (fee >= 0) ledger.post(FEES, CASH, fee, 'FEE', order.ref);
  else ledger.post(CASH, FEES, negated(fee), 'FEE', order.ref);
}

function payNotional(state: AccountState, order: KernelOrder, amount: Amount): void {
  const position = positionAccount(order.instrument.index);
  // The reducing part of an order fills first; only the rest can still open something.
  const opening = order.working ? Math.min(order.openingLots, order.remainingLots) : 0;
  const buying = order.sign > 0;
  const spend = buying && amount > 0 ? amount : 0;
  const posted = releaseReservation(state, order, opening, spend, 'BUY');
  const due = minus(amount, posted);
  const size = due < 0 ? negated(due) : due;
  const code = buying ? 'BUY' : 'SELL';
  if (buying === due > 0) state.ledger.post(position, CASH, size, code, order.ref);
  else state.ledger.post(CASH, position, size, code, order.ref);
}

/** Keeps the position's ledger account at cost: profit leaves it, a loss is made good. */
function realize({ ledger }: AccountState, order: KernelOrder, profit: Amount): void {
  const position = positionAccount(order.instrument.index);
  if (profit > 0) ledger.post(position, REALIZED_PNL, profit, 'REALIZE', order.ref);
  else if (profit < 0) ledger.post(REALIZED_PNL, position, negated(profit), 'REALIZE', order.ref);
}
