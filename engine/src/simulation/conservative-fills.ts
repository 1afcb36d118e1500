/** The fill model `conservative`: nothing fills that a real order might have missed. */
import { closingPrice, insidePrice, openingPrice } from './bar-prices.js';
import type { FillModel, VenueBar } from './fill-model.js';
import type { RestingOrder } from './resting-order.js';

/**
 * Market: at the next open. Limit: at the open when the bar opens beyond the limit, else at the
 * limit and only when the bar trades through it. Stop: at the worse of stop and open. All in full.
 */
export const conservativeFills: FillModel = {
  name: 'conservative',
  sequence: 'STAGES',
  keepsRest: false,

  atOpen(order: RestingOrder, bar: VenueBar): number {
    return openingPrice(order, bar, false);
  },

  withinBar(order: RestingOrder, bar: VenueBar): number {
    return insidePrice(order, bar, false);
  },

  atClose(order: RestingOrder, bar: VenueBar): number {
    return closingPrice(order, bar, false);
  },

  bookedPrice(_order: RestingOrder, ticks: number): number {
    return ticks;
  },

  lotsAtFill(order: RestingOrder): number {
    return order.remainingLots;
  },

  closingLots(): number {
    return 0;
  },
};
