/** What of an order's terms depends on the moment at which it goes out. */
import { exactly } from '../domain/amount.js';
import { hasUnboundClosing, positionAfterWorking, protectedLots } from '../risk/owner-exposure.js';
import type { AccountState } from './account-state.js';
import { firstTrail } from './first-trail.js';
import type { KernelOrder } from './kernel-order.js';

/** Returns whether something changed. */
export function settleTerms(state: AccountState, order: KernelOrder): boolean {
  const begins = order.type === 'TRAILING_STOP' && order.stopTicks === 0;
  if (begins && order.conditions.afterRef !== null) beginTrail(state, order);
  const narrows = onlyCloses(state, order);
  if (narrows) {
    order.reduceOnly = true;
    order.narrowed = true;
  }
  return begins || narrows;
}

/**
 * What protects a position does not stand in the way of an order that closes it. On a gap both fill
 * at the same open: unless that order only reduces, the position would be turned around.
 */
function onlyCloses(state: AccountState, order: KernelOrder): boolean {
  const { owner, instrument, sign, lots } = order;
  if (order.reduceOnly || lots === 0 || state.sizing === 'AT_FILL') return false;
  if (protectedLots(state, owner, instrument, sign) === 0) return false;
  if (hasUnboundClosing(state, owner, instrument, sign)) return false;
  const base = positionAfterWorking(state, owner, instrument, sign);
  return base * sign < 0 && lots <= Math.abs(base);
}

/**
 * A trail without a level of its own begins at the price at which the order before it filled, where
 * the last close is on the other side of that: it must not begin beyond what it is to guard.
 */
function beginTrail({ orders }: AccountState, order: KernelOrder): void {
  const { instrument, sign, conditions } = order;
  const first = orders.get(conditions.afterRef ?? '');
  const entry = first?.instrument === instrument ? averageTicks(first) : 0;
  const { closeTicks } = instrument;
  const away = sign > 0 ? Math.max(closeTicks, entry) : Math.min(closeTicks, entry);
  const level = firstTrail(sign, entry === 0 ? closeTicks : away, conditions);
  order.stopTicks = Math.max(1, level);
}

/** Of what it has filled, in whole ticks; 0 without a fill. */
function averageTicks({ instrument, filledLots, filledNotional }: KernelOrder): number {
  if (filledLots === 0) return 0;
  const { numerator, denominator } = instrument.scale;
  const ticks = (exactly(filledNotional) * denominator) / (BigInt(filledLots) * numerator);
  return Number(ticks);
}
