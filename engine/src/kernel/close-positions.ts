/** Brings positions to zero by reduce-only market orders, and keeps at it until they are. */
import { positionAfterWorking } from '../risk/owner-exposure.js';
import { PLAIN } from '../domain/order-conditions.js';
import type { AccountState } from './account-state.js';
import { cancelWorking } from './cancel-order.js';
import type { InstrumentState } from './instrument-state.js';
import type { KernelOrder } from './kernel-order.js';
import type { Owner } from './owner.js';
import { submitOrder } from './submit-order.js';

/**
 * Called when a halt or an ending deployment wants it, again when an order that stood in the way has
 * ended, and after every bar until done.
 */
export function closePositions(state: AccountState): void {
  for (const owner of state.owners) {
    if (!state.halts.closing && owner.deployment?.closing !== true) continue;
    for (const instrument of state.instruments) closePosition(state, owner, instrument);
  }
}

function closePosition(state: AccountState, owner: Owner, instrument: InstrumentState): void {
  const { lots } = owner.book(instrument.index);
  if (lots === 0 || !instrument.hasPrice) return;
  if (isBeingClosed(state, owner, instrument)) return;
  // What still works for this position would otherwise count against the closing order.
  cancelWorking(state, owner, instrument, 'HALT');
  // It may fill before it is cancelled, and both together would sell twice: the answer comes first.
  const held = positionAfterWorking(state, owner, instrument, lots > 0 ? -1 : 1);
  if (held !== lots) return;
  submitOrder(state, {
    ref: owner.nextOrderRef(state.run, state.now, 'x'),
    owner,
    instrument,
    source: 'RISK',
    side: lots > 0 ? 'SELL' : 'BUY',
    type: 'MARKET',
    timeInForce: 'GTC',
    lots: lots > 0 ? lots : -lots,
    limitTicks: 0,
    stopTicks: 0,
    reduceOnly: true,
    decidedAt: state.now,
    fractionAtFill: 0,
    faults: null,
    conditions: PLAIN,
  });
}

function isBeingClosed(state: AccountState, owner: Owner, instrument: InstrumentState): boolean {
  return state.orders.working.some(
    (order: KernelOrder) =>
      order.source === 'RISK' && order.owner === owner && order.instrument === instrument,
  );
}
