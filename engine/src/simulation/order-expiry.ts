/** When an order ends without a fill: a reason, or null while it goes on. */
import { waitsForClosing, waitsForOpening } from '../domain/order-conditions.js';
import type { MarketTimeMs } from '../kernel/inputs.js';
import type { RestingOrder } from './resting-order.js';
import type { Sessions } from './sessions.js';

/** Before a bar: orders of earlier sessions, and those whose last moment lies before the bar's end. */
export function expiredBefore(
  { terms, submittedAt }: RestingOrder,
  at: MarketTimeMs,
  sessions: Sessions,
): string | null {
  const { expireAt } = terms.conditions;
  if (expireAt !== null && expireAt < at) return 'EXPIRED';
  if (terms.timeInForce !== 'DAY' || sessions.daily) return null;
  return sessions.ofOrder(submittedAt) < sessions.ofBar(at) ? 'DAY_ENDED' : null;
}

/** After the open: what had to fill there, of the orders that have reached the venue. */
export function missedOpening(
  { terms, submittedAt, asleepUntil }: RestingOrder,
  at: MarketTimeMs,
  sessions: Sessions,
): string | null {
  if (asleepUntil >= at) return null;
  const { type, timeInForce } = terms;
  if (timeInForce === 'IOC' || timeInForce === 'FOK') return timeInForce;
  if (!waitsForOpening(type, timeInForce)) return null;
  return sessions.opens(at, submittedAt) ? 'OPENING_MISSED' : null;
}

/** After a bar: what ends with its session. */
export function endedAfter(
  { terms }: RestingOrder,
  at: MarketTimeMs,
  sessions: Sessions,
): string | null {
  const isDay = terms.timeInForce === 'DAY';
  if (!isDay && !waitsForClosing(terms.type, terms.timeInForce)) return null;
  if (!sessions.closes(at)) return null;
  return isDay ? 'DAY_ENDED' : 'CLOSING_MISSED';
}
