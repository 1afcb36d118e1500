/** One fill in the books: order, positions, ledger. Facts of the venue are booked, never judged. */
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
  readonly notional: bigint;
  /** Likewise; negative where the venue pays. */
  readonly fee: bigint;
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
  order.filledNotional += fill.notional;
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
