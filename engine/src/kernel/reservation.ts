/** Cash held back for what an order may still open: a pending transfer, released as it fills. */
import { minus, plus } from '../domain/amount.js';
import type { Amount } from '../domain/amount.js';
import { feeOn } from '../domain/instrument-scale.js';
import type { AccountState } from './account-state.js';
import type { LedgerCode } from './events.js';
import type { KernelOrder } from './kernel-order.js';
import { CASH, positionAccount } from './ledger.js';

/** What the opening rest of an order holds back: its notional with the taker's fee. */
export function reservationOf(order: KernelOrder, openingLots: number): Amount {
  if (openingLots <= 0) return 0;
  const { instrument, reserveTicks, reserveRateTicks } = order;
  const notional = instrument.valueAtRate(openingLots, reserveTicks, reserveRateTicks);
  return plus(notional, feeOn(notional, instrument.scale.takerFee));
}

export function reserveForOrder(state: AccountState, order: KernelOrder): void {
  const amount = reservationOf(order, order.openingLots);
  if (amount === 0) return;
  order.reserved = amount;
  order.pendingTransfer = state.ledger.reserve(
    positionAccount(order.instrument.index),
    CASH,
    amount,
    order.ref,
  );
}

/**
 * Shrinks the reservation to what `openingLots` still need. Of the freed amount up to `spend` is
 * posted (a buy is paid from its own reservation), the rest is voided. Returns what was posted.
 */
export function releaseReservation(
  state: AccountState,
  order: KernelOrder,
  openingLots: number,
  spend: Amount,
  code: LedgerCode,
): Amount {
  order.openingLots = openingLots;
  if (order.pendingTransfer === 0) return 0;
  const keep = reservationOf(order, openingLots);
  const freed = minus(order.reserved, keep);
  const posted = spend < freed ? spend : freed;
  state.ledger.postPending(order.pendingTransfer, posted, code, order.ref);
  state.ledger.voidPending(order.pendingTransfer, minus(freed, posted), order.ref);
  order.reserved = keep;
  if (keep === 0) order.pendingTransfer = 0;
  return posted;
}
