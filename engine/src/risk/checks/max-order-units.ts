/** The mandate's largest quantity of one order. */
import type { PreTradeCheck } from '../pre-trade-check.js';

export const maxOrderUnits: PreTradeCheck = {
  code: 'MAX_ORDER_UNITS',
  title: 'The opening part of one order stays within the mandate’s number of units.',
  judges: 'SIZE',
  judge({ order, state, openingLots }) {
    const limit = state.limits.orderUnits;
    if (limit === null || openingLots === 0) return null;
    const { scale } = order.instrument;
    if (openingLots <= scale.wholeLots(limit)) return null;
    return {
      sentence: `One order may open at most ${limit} units; make it smaller.`,
      value: scale.lotsToQuantity(openingLots),
      limit,
    };
  },
};
