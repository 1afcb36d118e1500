/** What is wrong with an order's terms taken together: a sentence for who gave it, or null. */
import { isStop, needsLimit, needsStop } from '../domain/order-conditions.js';
import type { OrderConditions } from '../domain/order-conditions.js';
import type { OrderType, TimeInForce } from '../domain/order.js';
import { firstTrail } from './first-trail.js';

export interface TermsToCheck {
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly sign: number;
  readonly lots: number;
  readonly limitTicks: number;
  readonly stopTicks: number;
  readonly reduceOnly: boolean;
  readonly conditions: OrderConditions;
  /** The last close: what an order without a price of its own is compared with. */
  readonly closeTicks: number;
  readonly now: number;
}

/** Which times in force each type has. A stop that had to fill at once would never be one. */
const ALLOWED: Readonly<Record<OrderType, readonly TimeInForce[]>> = {
  MARKET: ['GTC', 'DAY', 'IOC', 'FOK', 'GTD', 'OPG', 'CLS'],
  LIMIT: ['GTC', 'DAY', 'IOC', 'FOK', 'GTD', 'OPG', 'CLS'],
  STOP: ['GTC', 'DAY', 'GTD'],
  STOP_LIMIT: ['GTC', 'DAY', 'GTD'],
  TRAILING_STOP: ['GTC', 'DAY', 'GTD'],
  LIMIT_IF_TOUCHED: ['GTC', 'DAY', 'GTD'],
  MARKET_ON_OPEN: ['OPG'],
  MARKET_ON_CLOSE: ['CLS'],
};

export function termsFault(terms: TermsToCheck): string | null {
  return timeFault(terms) ?? trailFault(terms) ?? flagFault(terms) ?? protectionFault(terms);
}

export function timesInForceOf(type: OrderType): readonly TimeInForce[] {
  return ALLOWED[type];
}

export function nameOf(type: OrderType): string {
  return type.toLowerCase().replaceAll('_', '-');
}

function timeFault({ type, timeInForce, conditions, now }: TermsToCheck): string | null {
  const allowed = ALLOWED[type];
  if (!allowed.includes(timeInForce)) {
    return `A ${nameOf(type)} order cannot be ${timeInForce}: give one of ${allowed.join(', ')}.`;
  }
  const { expireAt } = conditions;
  if (timeInForce === 'GTD' && expireAt === null) return 'A GTD order says when it expires.';
  if (timeInForce !== 'GTD' && expireAt !== null) return 'Only a GTD order has a time of expiry.';
  return expireAt !== null && expireAt <= now ? 'The order would have expired already.' : null;
}

function trailFault({
  type,
  conditions,
  sign,
  stopTicks,
  closeTicks,
}: TermsToCheck): string | null {
  const { trailTicks, trailFraction } = conditions;
  const trails = trailTicks > 0 || trailFraction > 0;
  if (type !== 'TRAILING_STOP') return trails ? 'Only a trailing stop has a trail.' : null;
  if (!trails || (trailTicks > 0 && trailFraction > 0)) {
    return 'A trailing stop has one trail: an amount, or a percentage below 100.';
  }
  // Of an order that waits for another the first level is known when it goes out.
  const isLater = stopTicks === 0 && conditions.afterRef !== null;
  const first = isLater ? firstTrail(sign, closeTicks, conditions) : stopTicks;
  if (first <= 0) return 'The trail is wider than the price.';
  return (first - closeTicks) * sign < 0
    ? 'A trailing stop begins on the far side of the present price.'
    : null;
}

function flagFault({
  type,
  timeInForce,
  lots,
  reduceOnly,
  conditions,
}: TermsToCheck): string | null {
  const { postOnly, displayLots, stopLossTicks, takeProfitTicks } = conditions;
  const rests = timeInForce === 'GTC' || timeInForce === 'DAY' || timeInForce === 'GTD';
  if (postOnly && (type !== 'LIMIT' || !rests)) {
    return 'Only a limit order that may rest can be post-only.';
  }
  if (displayLots > 0 && (!needsLimit(type) || !rests || displayLots >= lots)) {
    return 'An iceberg is a limit order that shows less than all of it.';
  }
  if (reduceOnly && (stopLossTicks > 0 || takeProfitTicks > 0)) {
    return 'An order that only reduces opens nothing that a stop loss could protect.';
  }
  return null;
}

function protectionFault(terms: TermsToCheck): string | null {
  const { stopLossTicks, takeProfitTicks } = terms.conditions;
  const entry = entryTicks(terms);
  const [below, above] = terms.sign > 0 ? ['below', 'above'] : ['above', 'below'];
  if (stopLossTicks > 0 && (entry - stopLossTicks) * terms.sign <= 0) {
    return `The stop loss of this order must lie ${below} the price at which it enters.`;
  }
  if (takeProfitTicks > 0 && (takeProfitTicks - entry) * terms.sign <= 0) {
    return `The take profit of this order must lie ${above} the price at which it enters.`;
  }
  return null;
}

/** The price that its own terms promise, or the last close. */
function entryTicks({ type, limitTicks, stopTicks, closeTicks }: TermsToCheck): number {
  if (needsLimit(type)) return limitTicks;
  return (isStop(type) || needsStop(type)) && stopTicks > 0 ? stopTicks : closeTicks;
}
