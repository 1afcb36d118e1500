/** A strategy's wishes become orders: sized in lots, named after the decision, judged by risk. */
import { decimalOfFloat } from '../domain/decimal.js';
import { decimalToMinorRounded } from '../domain/money.js';
import type { Size } from '../strategies/define-strategy.js';
import { positionAfterWorking } from '../risk/owner-exposure.js';
import { allInLots, lotsFor, lotsForFraction } from '../risk/size-order.js';
import type { AccountState } from './account-state.js';
import { cancelWorking } from './cancel-order.js';
import type { InstrumentState } from './instrument-state.js';
import type { Intent } from './intent-desk.js';
import type { Owner } from './owner.js';
import { submitOrder } from './submit-order.js';

/** "All-in" at the fill: the largest number below 1, so that cash never comes out at exactly zero. */
export const ALL_IN_FRACTION = 1 - 2 ** -53;

export function carryOut(
  state: AccountState,
  owner: Owner,
  instrument: InstrumentState,
  intent: Intent,
): void {
  switch (intent.kind) {
    case 'CANCEL':
      return cancelWorking(state, owner, instrument, 'STRATEGY');
    case 'CLOSE':
      return closeOwnPosition(state, owner, instrument);
    case 'ORDER':
      return placeOrder(state, owner, instrument, intent);
  }
}

function closeOwnPosition(state: AccountState, owner: Owner, instrument: InstrumentState): void {
  cancelWorking(state, owner, instrument, 'STRATEGY');
  const { lots } = owner.book(instrument.index);
  if (lots === 0 || state.halts.byPerson.length > 0) return;
  submitOrder(state, {
    ref: owner.nextOrderRef(state.run, state.now, ''),
    owner,
    instrument,
    source: 'STRATEGY',
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
  });
}

function placeOrder(
  state: AccountState,
  owner: Owner,
  instrument: InstrumentState,
  intent: Extract<Intent, { kind: 'ORDER' }>,
): void {
  const { scale } = instrument;
  const limitTicks = intent.limit > 0 ? scale.floatToTicks(intent.limit) : 0;
  const stopTicks = intent.stop > 0 ? scale.floatToTicks(intent.stop) : 0;
  const fractionAtFill = state.sizing === 'AT_FILL' ? fractionOf(intent.size) : 0;
  const ticks = limitTicks || stopTicks || instrument.closeTicks;
  const lots =
    fractionAtFill > 0
      ? provisionalLots(state, owner, instrument, ticks, fractionAtFill)
      : sizeInLots(state, owner, instrument, ticks, intent.size);
  if (isSetAside(state, owner, instrument, intent.side === 'BUY' ? lots : -lots)) return;
  submitOrder(state, {
    ref: owner.nextOrderRef(state.run, state.now, ''),
    owner,
    instrument,
    source: 'STRATEGY',
    side: intent.side,
    type: intent.limit > 0 ? 'LIMIT' : intent.stop > 0 ? 'STOP' : 'MARKET',
    timeInForce: intent.timeInForce,
    lots,
    limitTicks,
    stopTicks,
    reduceOnly: intent.reduceOnly,
    decidedAt: state.now,
    fractionAtFill,
    faults: null,
  });
}

/**
 * A strategy does not know that its account is halted and asks on with every bar: what it may not
 * have leaves no order. A rule's halt lets it reduce; a person who halts has taken over altogether.
 */
function isSetAside(
  state: AccountState,
  owner: Owner,
  instrument: InstrumentState,
  signedLots: number,
): boolean {
  if (!state.halts.active) return false;
  if (state.halts.byPerson.length > 0) return true;
  const sign = Math.sign(signedLots);
  const base = positionAfterWorking(state, owner, instrument, sign);
  return sign === 0 || base * sign >= 0 || Math.abs(signedLots) > Math.abs(base);
}

function fractionOf(size: Size): number {
  if ('allIn' in size) return ALL_IN_FRACTION;
  if ('equityFraction' in size) return Math.min(size.equityFraction, ALL_IN_FRACTION);
  return 0;
}

/** Judged and reserved by what it would be now; the fill may still make it another number. */
function provisionalLots(
  state: AccountState,
  owner: Owner,
  instrument: InstrumentState,
  ticks: number,
  fraction: number,
): number {
  return Math.max(1, lotsForFraction(state, owner, instrument, ticks, fraction));
}

function sizeInLots(
  state: AccountState,
  owner: Owner,
  instrument: InstrumentState,
  ticks: number,
  size: Size,
): number {
  if ('allIn' in size) return allInLots(state, owner, instrument, ticks);
  if ('equityFraction' in size) {
    return lotsForFraction(state, owner, instrument, ticks, size.equityFraction);
  }
  if ('notional' in size) {
    const budget = decimalToMinorRounded(decimalOfFloat(size.notional), state.currency);
    return lotsFor(budget, instrument, ticks, false);
  }
  return instrument.scale.floatToLots(size.units);
}
