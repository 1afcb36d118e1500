/** The fill model `conservative`: nothing fills that a real order might have missed. */
import { AssertionFailure } from '../domain/assert.js';
import type { FillModel, VenueBar } from './fill-model.js';
import type { RestingOrder } from './resting-order.js';

/**
 * Market: at the next open. Limit: at the open when the bar opens beyond the limit, else at the
 * limit and only when the bar trades through it; a touch is not a fill, for others stood in the
 * queue before us. Stop: at the worse of stop and open. All in full.
 */
export const conservativeFills: FillModel = {
  name: 'conservative',

  atOpen(order: RestingOrder, bar: VenueBar): number {
    const { type, sign, limitTicks, stopTicks } = order.terms;
    if (type === 'MARKET') return bar.openTicks;
    if (type === 'LIMIT') return (limitTicks - bar.openTicks) * sign > 0 ? bar.openTicks : 0;
    return (bar.openTicks - stopTicks) * sign >= 0 ? bar.openTicks : 0;
  },

  withinBar(order: RestingOrder, bar: VenueBar): number {
    const { type, sign, limitTicks, stopTicks } = order.terms;
    if (type === 'LIMIT') {
      const through = sign > 0 ? bar.lowTicks < limitTicks : bar.highTicks > limitTicks;
      return through ? limitTicks : 0;
    }
    if (type === 'STOP') {
      const reached = sign > 0 ? bar.highTicks >= stopTicks : bar.lowTicks <= stopTicks;
      return reached ? stopTicks : 0;
    }
    return 0;
  },

  bookedPrice(_order: RestingOrder, ticks: number): number {
    return ticks;
  },

  lotsAtFill(order: RestingOrder): number {
    throw new AssertionFailure(`${order.ref}: only the model reference sizes orders at the fill`);
  },
};
