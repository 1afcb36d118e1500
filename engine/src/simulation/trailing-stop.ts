/** A trailing stop follows the market by completed bars, and only ever towards it. */
import type { VenueBar } from './fill-model.js';
import type { RestingOrder } from './resting-order.js';

/**
 * Within a bar the worst price comes first: the level of a bar is made from the bars before it.
 * What does not divide evenly is rounded away from the market.
 */
export function followMarket(order: RestingOrder, bar: VenueBar): void {
  const { sign } = order.terms;
  const best = sign > 0 ? bar.lowTicks : bar.highTicks;
  const level = trailedLevel(order, best);
  if ((order.stopTicks - level) * sign > 0 && level > 0) order.stopTicks = level;
}

function trailedLevel({ terms }: RestingOrder, best: number): number {
  const { trailTicks, trailFraction } = terms.conditions;
  if (trailFraction === 0) return best + terms.sign * trailTicks;
  const level = best * (1 + terms.sign * trailFraction);
  return terms.sign > 0 ? Math.ceil(level) : Math.floor(level);
}
