/** An order as it arrives at the simulated venue, in integers; null when it makes no sense there. */
import type { InstrumentScale } from '../domain/instrument-scale.js';
import { PLAIN, needsLimit, needsStop } from '../domain/order-conditions.js';
import type { OrderConditions } from '../domain/order-conditions.js';
import type { OrderSpec } from '../domain/order.js';
import { RestingOrder } from './resting-order.js';
import type { ProtectionTerms, RestingTerms } from './resting-order.js';

export function termsOf(order: OrderSpec, scale: InstrumentScale): RestingTerms | null {
  const price = (text: string | null | undefined): number | null =>
    text === null || text === undefined ? 0 : scale.priceToTicks(text);
  const lots = scale.quantityToLots(order.quantity);
  const limitTicks = price(order.limitPrice);
  const stopTicks = price(order.stopPrice);
  const conditions = conditionsOf(order, scale, price);
  if (lots === null || lots <= 0 || limitTicks === null || stopTicks === null) return null;
  if (needsLimit(order.type) && limitTicks <= 0) return null;
  if ((needsStop(order.type) || order.type === 'TRAILING_STOP') && stopTicks <= 0) return null;
  if (conditions === null) return null;
  return {
    sign: order.side === 'BUY' ? 1 : -1,
    type: order.type,
    timeInForce: order.timeInForce,
    lots,
    limitTicks,
    stopTicks,
    reduceOnly: order.reduceOnly,
    fractionAtFill: 0,
    conditions,
  };
}

function conditionsOf(
  order: OrderSpec,
  scale: InstrumentScale,
  price: (text: string | null | undefined) => number | null,
): OrderConditions | null {
  const trailTicks = price(order.trailAmount);
  const stopLossTicks = price(order.stopLoss);
  const takeProfitTicks = price(order.takeProfit);
  const { displayQuantity, trailPercent } = order;
  const displayLots =
    displayQuantity === null || displayQuantity === undefined
      ? 0
      : scale.quantityToLots(displayQuantity);
  if (trailTicks === null || stopLossTicks === null || takeProfitTicks === null) return null;
  if (displayLots === null) return null;
  return {
    ...PLAIN,
    trailTicks,
    trailFraction: Number(trailPercent ?? 0) / 100,
    expireAt: order.expireAt ?? null,
    postOnly: order.postOnly === true,
    displayLots,
    stopLossTicks,
    takeProfitTicks,
    ocoGroup: order.ocoGroup ?? null,
    parentRef: order.parent ?? null,
  };
}

/** The venue's own order that protects what `parent` opened. */
export function protectionOrder(
  parent: RestingOrder,
  { ref, type, ticks }: ProtectionTerms,
  lots: number,
  at: number,
): RestingOrder {
  return new RestingOrder(ref, parent.instrument, at, {
    sign: -parent.terms.sign,
    type,
    timeInForce: 'GTC',
    lots,
    limitTicks: type === 'LIMIT' ? ticks : 0,
    stopTicks: type === 'STOP' ? ticks : 0,
    reduceOnly: true,
    fractionAtFill: 0,
    conditions: { ...PLAIN, parentRef: parent.ref, ocoGroup: parent.ref },
  });
}
