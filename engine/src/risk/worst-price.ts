/** The worst price that an order's own terms let it have: what it is judged, sized and reserved at. */
import { unreachable } from '../domain/assert.js';
import type { OrderType } from '../domain/order.js';

interface PricedTerms {
  readonly type: OrderType;
  readonly sign: number;
  readonly limitTicks: number;
  readonly stopTicks: number;
}

/**
 * Worst is what costs or exposes most. A purchase never pays more than its limit; a sale may get
 * more than its limit, and its exposure grows with that. A stop on the wrong side of the market has
 * been reached already and fills at the market. Beyond it lie only gaps, for which the mandate's
 * cash reserve is there.
 */
export function worstTicks(terms: PricedTerms, closeTicks: number): number {
  const { type, sign, limitTicks, stopTicks } = terms;
  const buys = sign > 0;
  const woken = buys ? Math.max(stopTicks, closeTicks) : Math.min(stopTicks, closeTicks);
  switch (type) {
    case 'MARKET':
    case 'MARKET_ON_OPEN':
    case 'MARKET_ON_CLOSE':
      return closeTicks;
    case 'LIMIT':
      return buys && limitTicks > 0 ? limitTicks : Math.max(limitTicks, closeTicks);
    case 'STOP':
      return stopTicks > 0 ? woken : closeTicks;
    case 'TRAILING_STOP':
      // That of a sale rises with the market, and its exposure with it.
      return buys && stopTicks > 0 ? woken : closeTicks;
    case 'STOP_LIMIT':
      if (buys && limitTicks > 0) return limitTicks;
      return stopTicks > 0 ? Math.max(limitTicks, woken) : closeTicks;
    case 'LIMIT_IF_TOUCHED':
      return buys && limitTicks > 0 ? limitTicks : Math.max(limitTicks, stopTicks, closeTicks);
    default:
      return unreachable(type);
  }
}
