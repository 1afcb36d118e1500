/** What is wrong with an order's terms taken together, and which of them is at fault, or null. */
import { isStop, needsLimit, needsStop } from '../domain/order-conditions.js';
import type { OrderConditions } from '../domain/order-conditions.js';
import type { OrderFault } from '../domain/order-field.js';
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

export function termsFault(terms: TermsToCheck): OrderFault | null {
  return timeFault(terms) ?? trailFault(terms) ?? flagFault(terms) ?? protectionFault(terms);
}

export function timesInForceOf(type: OrderType): readonly TimeInForce[] {
  return ALLOWED[type];
}

export function nameOf(type: OrderType): string {
  return type.toLowerCase().replaceAll('_', '-');
}

function timeFault({ type, timeInForce, conditions, now }: TermsToCheck): OrderFault | null {
  const allowed = ALLOWED[type];
  if (!allowed.includes(timeInForce)) {
    const sentence = `A ${nameOf(type)} order cannot be ${timeInForce}: give one of ${allowed.join(', ')}.`;
    return { field: 'timeInForce', sentence };
  }
  const { expireAt } = conditions;
  const field = 'expireAt';
  if (timeInForce === 'GTD' && expireAt === null) {
    return { field, sentence: 'A GTD order says when it expires.' };
  }
  if (timeInForce !== 'GTD' && expireAt !== null) {
    return { field, sentence: 'Only a GTD order has a time of expiry.' };
  }
  return expireAt !== null && expireAt <= now
    ? { field, sentence: 'The order would have expired already.' }
    : null;
}

function trailFault({
  type,
  conditions,
  sign,
  stopTicks,
  closeTicks,
}: TermsToCheck): OrderFault | null {
  const { trailTicks, trailFraction } = conditions;
  const field = trailTicks > 0 && trailFraction === 0 ? 'trailAmount' : 'trailPercent';
  const trails = trailTicks > 0 || trailFraction > 0;
  if (type !== 'TRAILING_STOP') {
    return trails ? { field, sentence: 'Only a trailing stop has a trail.' } : null;
  }
  if (!trails || (trailTicks > 0 && trailFraction > 0)) {
    const sentence = 'A trailing stop has one trail: an amount, or a percentage below 100.';
    return { field, sentence };
  }
  // Of an order that waits for another the first level is known when it goes out.
  const isLater = stopTicks === 0 && conditions.afterRef !== null;
  const first = isLater ? firstTrail(sign, closeTicks, conditions) : stopTicks;
  if (first <= 0) return { field, sentence: 'The trail is wider than the price.' };
  const sentence = 'A trailing stop begins on the far side of the present price.';
  return (first - closeTicks) * sign < 0 ? { field: 'stopPrice', sentence } : null;
}

function flagFault({
  type,
  timeInForce,
  lots,
  reduceOnly,
  conditions,
}: TermsToCheck): OrderFault | null {
  const { postOnly, displayLots, stopLossTicks, takeProfitTicks } = conditions;
  const rests = timeInForce === 'GTC' || timeInForce === 'DAY' || timeInForce === 'GTD';
  if (postOnly && (type !== 'LIMIT' || !rests)) {
    return { field: 'postOnly', sentence: 'Only a limit order that may rest can be post-only.' };
  }
  if (displayLots > 0 && (!needsLimit(type) || !rests || displayLots >= lots)) {
    const sentence = 'An iceberg is a limit order that shows less than all of it.';
    return { field: 'displayQuantity', sentence };
  }
  if (reduceOnly && (stopLossTicks > 0 || takeProfitTicks > 0)) {
    const sentence = 'An order that only reduces opens nothing that a stop loss could protect.';
    return { field: 'reduceOnly', sentence };
  }
  return null;
}

function protectionFault(terms: TermsToCheck): OrderFault | null {
  const { stopLossTicks, takeProfitTicks } = terms.conditions;
  const entry = entryTicks(terms);
  const [below, above] = terms.sign > 0 ? ['below', 'above'] : ['above', 'below'];
  if (stopLossTicks > 0 && (entry - stopLossTicks) * terms.sign <= 0) {
    const sentence = `The stop loss of this order must lie ${below} the price at which it enters.`;
    return { field: 'stopLoss', sentence };
  }
  if (takeProfitTicks > 0 && (takeProfitTicks - entry) * terms.sign <= 0) {
    const sentence = `The take profit of this order must lie ${above} the price at which it enters.`;
    return { field: 'takeProfit', sentence };
  }
  return null;
}

/** The price that its own terms promise, or the last close. */
function entryTicks({ type, limitTicks, stopTicks, closeTicks }: TermsToCheck): number {
  if (needsLimit(type)) return limitTicks;
  return (isStop(type) || needsStop(type)) && stopTicks > 0 ? stopTicks : closeTicks;
}
