/** An order's terms as decimals: what goes into the journal and to the venue. */
import { PLAIN } from '../domain/order-conditions.js';
import type { OrderConditions } from '../domain/order-conditions.js';
import type { InstrumentScale } from '../domain/instrument-scale.js';
import type { OrderOptionalTerms, OrderSpec } from '../domain/order.js';
import type { KernelOrder } from './kernel-order.js';

export function specOf(order: KernelOrder): OrderSpec {
  const { scale, symbol } = order.instrument;
  // In the order of their names, as canonical JSON wants them.
  const spec = {
    limitPrice: order.limitTicks === 0 ? null : scale.ticksToPrice(order.limitTicks),
    quantity: scale.lotsToQuantity(order.lots),
    reduceOnly: order.reduceOnly,
    side: order.side,
    stopPrice: order.stopTicks === 0 ? null : scale.ticksToPrice(order.stopTicks),
    symbol,
    timeInForce: order.timeInForce,
    type: order.type,
  };
  return order.conditions === PLAIN
    ? spec
    : inOrder({ ...spec, ...optionalTerms(order.conditions, scale) });
}

/** Only what is there: most orders have none of it. */
function optionalTerms(
  conditions: OrderConditions,
  scale: InstrumentScale,
): OrderOptionalTerms & { readonly parent?: string } {
  const price = (ticks: number): string => scale.ticksToPrice(ticks);
  const { displayLots, expireAt, ocoGroup, parentRef, trailTicks, trailFraction } = conditions;
  const { stopLossTicks, takeProfitTicks } = conditions;
  return {
    ...(displayLots > 0 ? { displayQuantity: scale.lotsToQuantity(displayLots) } : {}),
    ...(expireAt !== null ? { expireAt } : {}),
    ...(ocoGroup !== null ? { ocoGroup } : {}),
    ...(parentRef !== null ? { parent: parentRef } : {}),
    ...(conditions.postOnly ? { postOnly: true } : {}),
    ...(stopLossTicks > 0 ? { stopLoss: price(stopLossTicks) } : {}),
    ...(takeProfitTicks > 0 ? { takeProfit: price(takeProfitTicks) } : {}),
    ...(trailTicks > 0 ? { trailAmount: price(trailTicks) } : {}),
    ...(trailFraction > 0 ? { trailPercent: percentText(trailFraction) } : {}),
  };
}

/** A trail is kept to six decimals of a percent. */
const PERCENT_UNITS = 100_000_000;

function percentText(fraction: number): string {
  const units = Math.round(fraction * PERCENT_UNITS);
  const rest = (units % 1_000_000).toString().padStart(6, '0').replace(/0+$/, '');
  const whole = Math.floor(units / 1_000_000);
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}

function inOrder(spec: OrderSpec): OrderSpec {
  const names = Object.keys(spec).sort() as (keyof OrderSpec)[];
  return Object.fromEntries(names.map((name) => [name, spec[name]])) as unknown as OrderSpec;
}
