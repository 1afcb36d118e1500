/** An order as the pre-trade checks see it: what it would open, what that costs, what there is. */
import { exactly } from '../domain/amount.js';
import type { Amount } from '../domain/amount.js';
import { feeOn } from '../domain/instrument-scale.js';
import type { AccountState } from '../kernel/account-state.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import { percentOf } from '../kernel/mandate-limits.js';
import {
  committedReductions,
  hasUnboundClosing,
  ownersExposure,
  positionAfterWorking,
  protectedLots,
  workingOpenings,
} from './owner-exposure.js';
import { worstTicks } from './worst-price.js';

export interface OrderReview {
  readonly state: AccountState;
  readonly order: KernelOrder;
  /** The owner's position if the working orders on this side fill first, in lots. */
  readonly basePosition: number;
  /** Lots of the order that would open or enlarge a position; 0 for an order that only reduces. */
  readonly openingLots: number;
  /** Price in ticks at which it is judged: the worst that its terms let it have. */
  readonly ticks: number;
  /** Of the opening lots, at that price. */
  readonly notional: Amount;
  /** The taker's fee on it, the dearer one. */
  readonly fee: Amount;
}

export function reviewOrder(state: AccountState, order: KernelOrder): OrderReview {
  const { owner, instrument, sign } = order;
  const basePosition = order.reduceOnly
    ? reducibleBy(state, order)
    : positionAfterWorking(state, owner, instrument, sign);
  const openingLots = order.reduceOnly ? 0 : openingOf(state, order, basePosition);
  const ticks = worstTicks(order, instrument.closeTicks);
  const notional = openingLots === 0 ? 0 : instrument.value(openingLots, ticks);
  const fee = feeOn(notional, instrument.scale.takerFee);
  return { state, order, basePosition, openingLots, ticks, notional, fee };
}

/**
 * What protects a position does not stand in the way of what closes it, unless another order closes
 * it that is not reduce-only: together they would reduce more than there is, and that one turn around.
 */
function reducibleBy(state: AccountState, order: KernelOrder): number {
  const { owner, instrument, sign, conditions } = order;
  const base = positionAfterWorking(state, owner, instrument, sign, conditions.ocoGroup);
  const guarded = protectedLots(state, owner, instrument, sign);
  if (guarded === 0 || !hasUnboundClosing(state, owner, instrument, sign)) return base;
  return base + sign * guarded;
}

/** An order that turns a position around may find it closed already by what protects it. */
function openingOf(state: AccountState, order: KernelOrder, basePosition: number): number {
  const { owner, instrument, sign, lots } = order;
  if (basePosition * sign >= 0) return lots;
  const guarded = state.sizing === 'AT_FILL' ? 0 : protectedLots(state, owner, instrument, sign);
  return Math.max(0, lots - Math.max(0, Math.abs(basePosition) - guarded));
}

/** Σ of the owners' exposure after everything on its way, before the order under review. */
export function projectedExposure(state: AccountState): bigint {
  return ownersExposure(state) - committedReductions(state) + workingOpenings(state);
}

export function exposureLimit(state: AccountState): bigint {
  return percentOf(state.mark.equity, state.limits.grossExposurePct);
}

export function orderNotionalLimit(state: AccountState): bigint {
  return percentOf(state.mark.equity, state.limits.orderNotionalPct);
}

/**
 * What an order may still spend: equity that is in no position, less what working orders reserve,
 * less the reserve that no order may touch. A short position is backed by as much equity as a long
 * one, so its proceeds buy nothing.
 */
export function fundsAvailable(state: AccountState): bigint {
  const free = state.mark.equity - ownersExposure(state) + committedReductions(state);
  const reserve = percentOf(state.mark.equity, state.limits.cashReservePct);
  return free - exactly(state.ledger.reserved) - reserve;
}
