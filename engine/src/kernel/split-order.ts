/** An open order after a split: as many times the shares, at as many times less the price. */
import { splitLots, splitTicks } from '../domain/corporate-action.js';
import type { SplitRatio } from '../domain/corporate-action.js';
import { splitConditions } from '../domain/split-conditions.js';
import type { AccountState } from './account-state.js';
import { cancelOrder, cancelSpentReducers } from './cancel-order.js';
import { dropHeld } from './held-orders.js';
import type { InstrumentState } from './instrument-state.js';
import type { KernelOrder } from './kernel-order.js';
import { releaseReservation, reserveForOrder } from './reservation.js';

export function splitOrders(
  state: AccountState,
  instrument: InstrumentState,
  ratio: SplitRatio,
): void {
  const { working, held } = state.orders;
  for (const order of [...working, ...held]) {
    if (order.instrument === instrument) splitOrder(state, order, ratio);
  }
  for (const owner of state.owners) cancelSpentReducers(state, owner, instrument);
}

/** An order too small for a single lot afterwards is cancelled. */
function splitOrder(state: AccountState, order: KernelOrder, ratio: SplitRatio): void {
  const remaining = splitLots(order.remainingLots, ratio);
  if (remaining === 0) {
    if (order.status === 'HELD') dropHeld(state, order, 'SPLIT');
    else if (order.status !== 'PENDING_CANCEL') cancelOrder(state, order, 'SPLIT');
    return;
  }
  const opening = splitLots(order.openingLots, ratio);
  releaseReservation(state, order, 0, 0, 'RELEASE');
  order.filledLots = splitLots(order.filledLots, ratio);
  order.lots = order.filledLots + remaining;
  // A limit is never made worse by rounding.
  order.limitTicks = splitTicks(order.limitTicks, ratio, order.sign > 0 ? 'DOWN' : 'UP');
  order.stopTicks = splitTicks(order.stopTicks, ratio);
  order.reserveTicks = splitTicks(order.reserveTicks, ratio);
  order.conditions = splitConditions(order.conditions, ratio);
  order.openingLots = opening;
  if (order.status !== 'HELD') reserveForOrder(state, order);
  state.events?.push({
    filledQuantity: order.instrument.scale.lotsToQuantity(order.filledLots),
    order: order.ref,
    reason: 'SPLIT',
    spec: order.spec,
    type: 'ORDER_ADJUSTED',
  });
}
