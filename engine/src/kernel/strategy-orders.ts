/** A strategy's wishes become orders: sized in lots, named after the decision, judged by risk. */
import { decimalOfFloat } from '../domain/decimal.js';
import { PLAIN } from '../domain/order-conditions.js';
import type { OrderConditions } from '../domain/order-conditions.js';
import { decimalToMinorRounded } from '../domain/money.js';
import type { Size } from '../strategies/define-strategy.js';
import { positionAfterWorking } from '../risk/owner-exposure.js';
import { allInLots, lotsFor, lotsForFraction } from '../risk/size-order.js';
import { worstTicks } from '../risk/worst-price.js';
import type { AccountState } from './account-state.js';
import { cancelWorking } from './cancel-order.js';
import { firstTrail } from './first-trail.js';
import { conditionsOf } from './intent-conditions.js';
import type { InstrumentState } from './instrument-state.js';
import type { KernelOrder } from './kernel-order.js';
import { termsFault } from './order-faults.js';
import type { Intent, OrderIntent } from './order-intent.js';
import type { Owner } from './owner.js';
import type { StrategyHost } from './strategy-host.js';
import { submitOrder } from './submit-order.js';

/** "All-in" at the fill: the largest number below 1, so that cash never comes out at exactly zero. */
export const ALL_IN_FRACTION = 1 - 2 ** -53;

/** The order that came of it, if one did. */
export function carryOut(
  state: AccountState,
  owner: Owner,
  { instrument, desk }: StrategyHost,
  number: number,
): void {
  const intent = desk.intents[number] as Intent;
  desk.placed[number] = null;
  switch (intent.kind) {
    case 'CANCEL':
      return cancelWorking(state, owner, instrument, 'STRATEGY');
    case 'CLOSE':
      return closeOwnPosition(state, owner, instrument);
    case 'ORDER': {
      const first = intent.after < 0 ? null : (desk.placed[intent.after] ?? null);
      // What was to come first is not coming: neither is this.
      if (intent.after >= 0 && first === null) return;
      desk.placed[number] = placeOrder(state, owner, instrument, intent, first);
    }
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
    conditions: PLAIN,
  });
}

function placeOrder(
  state: AccountState,
  owner: Owner,
  instrument: InstrumentState,
  intent: OrderIntent,
  first: KernelOrder | null,
): KernelOrder | null {
  const { scale } = instrument;
  const sign = intent.side === 'BUY' ? 1 : -1;
  const conditions = conditionsOf(state, owner, instrument, intent, first);
  const limitTicks = intent.limit > 0 ? scale.floatToTicks(intent.limit) : 0;
  const stopTicks = stopOf(instrument, intent, sign, conditions);
  const fractionAtFill = state.sizing === 'AT_FILL' ? fractionOf(intent.size) : 0;
  const ticks = worstTicks(
    { type: intent.type, sign, limitTicks, stopTicks },
    instrument.closeTicks,
  );
  const lots =
    fractionAtFill > 0
      ? provisionalLots(state, owner, instrument, ticks, fractionAtFill)
      : sizeInLots(state, owner, instrument, ticks, intent.size);
  if (isSetAside(state, owner, instrument, sign * lots)) return null;
  // A market order without conditions has no terms that could contradict each other.
  const fault =
    conditions === PLAIN && intent.type === 'MARKET'
      ? null
      : termsFault({
          type: intent.type,
          timeInForce: intent.timeInForce,
          sign,
          lots,
          limitTicks,
          stopTicks,
          reduceOnly: intent.reduceOnly,
          conditions,
          closeTicks: instrument.closeTicks,
          now: state.now,
        });
  return submitOrder(state, {
    ref: owner.nextOrderRef(state.run, state.now, ''),
    owner,
    instrument,
    source: 'STRATEGY',
    side: intent.side,
    type: intent.type,
    timeInForce: intent.timeInForce,
    lots,
    limitTicks,
    stopTicks,
    reduceOnly: intent.reduceOnly,
    decidedAt: state.now,
    fractionAtFill,
    faults: fault === null ? null : { quantity: null, price: null, terms: fault },
    conditions,
  });
}

function stopOf(
  instrument: InstrumentState,
  intent: OrderIntent,
  sign: number,
  conditions: OrderConditions,
): number {
  if (intent.stop > 0) return instrument.scale.floatToTicks(intent.stop);
  if (intent.type !== 'TRAILING_STOP' || conditions.afterRef !== null) return 0;
  return firstTrail(sign, instrument.closeTicks, conditions);
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
