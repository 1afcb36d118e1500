/** An order that the venue made by itself: it closes what the account can no longer carry. */
import { assertThat, present } from '../domain/assert.js';
import { PLAIN } from '../domain/order-conditions.js';
import type { AccountState } from './account-state.js';
import type { KernelInput } from './inputs.js';
import type { InstrumentState } from './instrument-state.js';
import { KernelOrder } from './kernel-order.js';
import { transition } from './order-transitions.js';
import type { Owner } from './owner.js';
import { refuse } from './refuse.js';

/** Taken on as it is, without a check: it reduces, and the venue has decided. */
export function adoptOrder(
  state: AccountState,
  { owner, instrument, lots }: { owner: Owner; instrument: InstrumentState; lots: number },
): KernelOrder {
  const held = owner.book(instrument.index).lots;
  assertThat(lots > 0 && lots <= Math.abs(held), 'a venue closes no more than is held');
  const order = new KernelOrder({
    ref: owner.nextOrderRef(state.run, state.now, 'x'),
    owner,
    instrument,
    source: 'RISK',
    side: held > 0 ? 'SELL' : 'BUY',
    type: 'MARKET',
    timeInForce: 'IOC',
    lots,
    limitTicks: 0,
    stopTicks: 0,
    reduceOnly: true,
    decidedAt: state.now,
    fractionAtFill: 0,
    faults: null,
    conditions: PLAIN,
  });
  state.events?.initialized(order);
  order.status = transition(transition(order.status, 'SUBMIT'), 'ACCEPT');
  state.orders.addWorking(order);
  state.events?.accepted(order);
  return order;
}

export function applyLiquidation(
  state: AccountState,
  input: Extract<KernelInput, { type: 'VENUE_LIQUIDATED' }>,
): void {
  const owner = state.owner(input.owner);
  const instrument = state.instrument(input.symbol);
  if (owner === undefined || instrument === undefined) {
    refuse(state, 'UNKNOWN_POSITION', 'The venue closes a position that is not here.', null);
    return;
  }
  const lots = present(instrument.scale.quantityToLots(input.quantity), 'the quantity in lots');
  const held = Math.abs(owner.book(instrument.index).lots);
  if (lots === 0 || lots > held) {
    refuse(state, 'UNKNOWN_POSITION', 'The venue closes more than this account holds.', null);
    return;
  }
  adoptOrder(state, { owner, instrument, lots });
}
