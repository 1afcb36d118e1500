/** What only some of a strategy's orders have, from floats into ticks and lots. */
import { PLAIN } from '../domain/order-conditions.js';
import type { ExactPrices, OrderConditions } from '../domain/order-conditions.js';
import type { OrderOptions } from '../strategies/define-strategy.js';
import type { AccountState } from './account-state.js';
import type { InstrumentState } from './instrument-state.js';
import type { KernelOrder } from './kernel-order.js';
import type { OrderIntent } from './order-intent.js';
import type { Owner } from './owner.js';

export function conditionsOf(
  state: AccountState,
  owner: Owner,
  { scale }: InstrumentState,
  intent: OrderIntent,
  first: KernelOrder | null,
): OrderConditions {
  const exact = state.sizing === 'AT_FILL' ? exactPrices(intent) : null;
  const { options } = intent;
  if (options === null && exact === null && first === null) return PLAIN;
  const { stopLoss, takeProfit, trail, display, oco } = options ?? NO_OPTIONS;
  const ticks = (price: number | undefined): number =>
    price === undefined ? 0 : scale.floatToTicks(price);
  return {
    trailTicks: typeof trail === 'number' ? scale.floatToTicks(trail) : 0,
    trailFraction: typeof trail === 'object' ? fraction(trail.percent) : 0,
    expireAt: options?.expireAt ?? null,
    postOnly: options?.postOnly === true,
    displayLots: display === undefined ? 0 : scale.floatToLots(display),
    stopLossTicks: ticks(stopLoss),
    takeProfitTicks: ticks(takeProfit),
    ocoGroup: oco === undefined ? null : groupName(owner, oco),
    parentRef: null,
    afterRef: first?.ref ?? null,
    exact,
  };
}

const NO_OPTIONS: OrderOptions = {};

/** A name of one owner; no other owner's orders and no position's protection carry it. */
export function groupName(owner: Owner, name: string): string {
  return `${owner.ref}:${name}`;
}

/** To six decimals of a percent, as it is written down. */
export function fraction(percent: number): number {
  return Math.round(percent * 1_000_000) / 100_000_000;
}

function exactPrices({ limit, stop, options }: OrderIntent): ExactPrices | null {
  const stopLoss = options?.stopLoss ?? 0;
  const takeProfit = options?.takeProfit ?? 0;
  const some = limit > 0 || stop > 0 || stopLoss > 0 || takeProfit > 0;
  return some ? { limit, stop, stopLoss, takeProfit } : null;
}
