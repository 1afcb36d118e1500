/** At which price a bar fills an order of each type: what all models against bars have in common. */
import { unreachable } from '../domain/assert.js';
import type { VenueBar } from './fill-model.js';
import type { RestingOrder } from './resting-order.js';

/**
 * `touch`: a limit fills as soon as its price is traded. Without it the bar must trade beyond it,
 * for others stood in the queue before us.
 */
export function openingPrice(order: RestingOrder, bar: VenueBar, touch: boolean): number {
  const open = bar.openTicks;
  const { type, sign } = order.terms;
  switch (type) {
    case 'MARKET':
    case 'MARKET_ON_OPEN':
      return open;
    case 'MARKET_ON_CLOSE':
      return 0;
    case 'STOP':
    case 'TRAILING_STOP':
      return (open - order.stopTicks) * sign >= 0 ? open : 0;
    case 'STOP_LIMIT':
      order.triggered ||= (open - order.stopTicks) * sign >= 0;
      return order.triggered ? limitAt(order, open, touch) : 0;
    case 'LIMIT_IF_TOUCHED':
      order.triggered ||= (order.stopTicks - open) * sign >= 0;
      return order.triggered ? limitAt(order, open, touch) : 0;
    case 'LIMIT':
      return limitAt(order, open, touch);
    default:
      return unreachable(type);
  }
}

/** For one who did not fill at the open. */
export function insidePrice(order: RestingOrder, bar: VenueBar, touch: boolean): number {
  const { type, sign, limitTicks } = order.terms;
  const { stopTicks } = order;
  const worst = sign > 0 ? bar.highTicks : bar.lowTicks;
  const best = sign > 0 ? bar.lowTicks : bar.highTicks;
  switch (type) {
    case 'STOP':
    case 'TRAILING_STOP':
      return (worst - stopTicks) * sign >= 0 ? stopTicks : 0;
    case 'STOP_LIMIT':
      if (order.triggered) return through(limitTicks, best, sign, touch) ? limitTicks : 0;
      if ((worst - stopTicks) * sign < 0) return 0;
      order.triggered = true;
      // The price runs through the stop and is better than the limit there. A limit on the other
      // side of the stop waits: what the bar did after it had reached the stop is not known.
      return (limitTicks - stopTicks) * sign >= 0 ? stopTicks : 0;
    case 'LIMIT_IF_TOUCHED':
      if (order.triggered) return through(limitTicks, best, sign, touch) ? limitTicks : 0;
      if ((stopTicks - best) * sign < 0) return 0;
      order.triggered = true;
      if ((limitTicks - stopTicks) * sign >= 0) return stopTicks;
      // A limit beyond the touch is reached after it: the price runs the same way.
      return through(limitTicks, best, sign, touch) ? limitTicks : 0;
    case 'LIMIT':
      return through(limitTicks, best, sign, touch) ? limitTicks : 0;
    case 'MARKET':
    case 'MARKET_ON_OPEN':
    case 'MARKET_ON_CLOSE':
      return 0;
    default:
      return unreachable(type);
  }
}

/** Of the orders that wait for the close. */
export function closingPrice(order: RestingOrder, bar: VenueBar, touch: boolean): number {
  return order.terms.type === 'LIMIT' ? limitAt(order, bar.closeTicks, touch) : bar.closeTicks;
}

/** A price that is better than the limit is taken; at the limit itself only where a touch will do. */
function limitAt({ terms }: RestingOrder, ticks: number, touch: boolean): number {
  return through(terms.limitTicks, ticks, terms.sign, touch) ? ticks : 0;
}

function through(limitTicks: number, ticks: number, sign: number, touch: boolean): boolean {
  const beyond = (limitTicks - ticks) * sign;
  return touch ? beyond >= 0 : beyond > 0;
}
