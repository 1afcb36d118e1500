/** Bounds what one account may have at its venue at a time. */
import type { PreTradeCheck } from '../pre-trade-check.js';

/** Venues limit open orders to some hundreds an account; a loop that places more is a fault. */
export const MAX_WORKING_ORDERS = 200;

export const workingOrders: PreTradeCheck = {
  code: 'TOO_MANY_WORKING_ORDERS',
  title: `An account has at most ${MAX_WORKING_ORDERS} working orders.`,
  judges: 'WHOLE',
  judge({ state, openingLots }) {
    // The way out stays open.
    if (openingLots === 0) return null;
    const count = state.orders.working.length;
    if (count < MAX_WORKING_ORDERS) return null;
    return {
      sentence: `${count} orders are working, which is the most; cancel some first.`,
      value: String(count),
      limit: String(MAX_WORKING_ORDERS),
    };
  },
};
