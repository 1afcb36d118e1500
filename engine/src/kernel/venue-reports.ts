/** What the venue said about an order, in whatever order and however often it says it. */
import { amountOf } from '../domain/amount.js';
import { assertThat } from '../domain/assert.js';
import { PLAIN } from '../domain/order-conditions.js';
import { decimalToMinorRounded } from '../domain/money.js';
import type { AccountState } from './account-state.js';
import { bookFill } from './book-fill.js';
import type { Fill } from './book-fill.js';
import { closePositions } from './close-positions.js';
import type { VenueReport } from './inputs.js';
import { dropHeldFor, takeHeldFor } from './held-orders.js';
import { protectFill, yieldSiblings } from './linked-orders.js';
import type { KernelOrder } from './kernel-order.js';
import { nextStatus } from './order-transitions.js';
import type { OrderTrigger } from './order-transitions.js';
import { refuse } from './refuse.js';
import { releaseReservation } from './reservation.js';
import { submitHeld } from './submit-order.js';

/** Ids are remembered with their order; a venue that fills in more parts than this is not one. */
const MAX_TRADES_PER_ORDER = 10_000;

export function applyVenueReport(state: AccountState, report: VenueReport): void {
  // Only a high-water mark: a report that arrives late is still judged by what it says.
  if (report.venueSeq > state.lastVenueSeq) state.lastVenueSeq = report.venueSeq;
  const order = state.orders.get(report.order);
  if (order === undefined) {
    refuse(
      state,
      'UNKNOWN_ORDER',
      'The venue reports an order that this account does not know.',
      report.order,
    );
    return;
  }
  switch (report.type) {
    case 'VENUE_ACCEPTED':
      return orderAccepted(state, order);
    case 'VENUE_REJECTED':
      return orderEnded(state, order, 'REJECT', report.reason);
    case 'VENUE_CANCELED':
      return orderEnded(state, order, 'CANCEL', report.reason);
    case 'VENUE_EXPIRED':
      return orderEnded(state, order, 'EXPIRE', report.reason);
    case 'VENUE_CANCEL_REJECTED':
      return cancelRejected(state, order, report.reason);
    case 'VENUE_FILLED': {
      const { scale } = order.instrument;
      const lots = scale.quantityToLots(report.quantity);
      assertThat(lots !== null && lots > 0, `${report.quantity} is not a quantity in lots`);
      const notional = scale.notionalAt(lots, report.price);
      const fee = amountOf(decimalToMinorRounded(report.fee, scale.spec.currency));
      const { tradeId, price } = report;
      return orderFilled(state, order, {
        tradeId,
        lots,
        notional,
        fee,
        price,
        ticks: 0,
        feeText: report.fee,
      });
    }
  }
}

export function orderAccepted(state: AccountState, order: KernelOrder): void {
  const next = nextStatus(order.status, 'ACCEPT');
  if (next === undefined) return late(state, order, 'accepted');
  order.status = next;
  state.events?.accepted(order);
}

const ENDED = {
  REJECT: 'ORDER_REJECTED',
  CANCEL: 'ORDER_CANCELED',
  EXPIRE: 'ORDER_EXPIRED',
} as const;

export function orderEnded(
  state: AccountState,
  order: KernelOrder,
  trigger: 'REJECT' | 'CANCEL' | 'EXPIRE',
  reason: string,
): void {
  const next = nextStatus(order.status, trigger);
  if (next === undefined) return late(state, order, ENDED[trigger].slice(6).toLowerCase());
  order.status = next;
  releaseReservation(state, order, 0, 0, 'RELEASE');
  state.orders.finish(order);
  state.events?.push({ order: order.ref, reason, type: ENDED[trigger] });
  dropHeldFor(state, order);
  // It stood in the way of a close. A close that was refused itself waits for the next bar.
  if (order.source !== 'RISK') closePositions(state);
}

export function cancelRejected(state: AccountState, order: KernelOrder, reason: string): void {
  const trigger: OrderTrigger = order.filledLots > 0 ? 'RESUME_PARTIAL' : 'RESUME';
  const next = nextStatus(order.status, trigger);
  if (next === undefined) return late(state, order, 'not cancelled');
  order.status = next;
  state.events?.push({ order: order.ref, reason, type: 'ORDER_CANCEL_REJECTED' });
}

export function orderFilled(state: AccountState, order: KernelOrder, fill: Fill): void {
  if (order.tradeIds?.includes(fill.tradeId) === true) {
    refuse(state, 'DUPLICATE_TRADE', `Trade ${fill.tradeId} is already booked.`, order.ref);
    return;
  }
  // The simulator resolved a fraction of equity at the fill: that is the order's quantity.
  if (order.fractionAtFill > 0) order.lots = order.filledLots + fill.lots;
  const trigger = fill.lots < order.remainingLots ? 'FILL_PART' : 'FILL_REST';
  const next = nextStatus(order.status, trigger);
  if (next === undefined) return late(state, order, 'filled');
  order.status = next;
  rememberTrade(order, fill.tradeId);
  bookFill(state, order, fill);
  if (order.conditions !== PLAIN) {
    yieldSiblings(state, order, fill.lots);
    protectFill(state, order, fill.lots);
  }
  if (order.status !== 'FILLED' || state.orders.held.length === 0) return;
  for (const held of takeHeldFor(state, order)) submitHeld(state, held);
}

function rememberTrade(order: KernelOrder, tradeId: string): void {
  const { tradeIds } = order;
  // Most orders fill at once: an array of one, where pushing would make room for many.
  if (tradeIds === null) order.tradeIds = [tradeId];
  else {
    assertThat(tradeIds.length < MAX_TRADES_PER_ORDER, `too many trades for ${order.ref}`);
    tradeIds.push(tradeId);
  }
}

function late(state: AccountState, order: KernelOrder, what: string): void {
  refuse(
    state,
    'LATE_REPORT',
    `The venue reports the order ${what}, but it is already ${order.status.toLowerCase()}.`,
    order.ref,
  );
}
