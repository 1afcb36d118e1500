/** A limit order has a limit price, a stop order a stop price, a market order none; all on the tick. */
import type { PreTradeCheck } from '../pre-trade-check.js';

export const tickSize: PreTradeCheck = {
  code: 'PRICE_OFF_TICK',
  title: 'Prices are positive multiples of the tick size, and belong to the order type.',
  judges: 'FAULTY',
  judge({ order }) {
    const fault = order.faults?.price ?? null;
    if (fault === null) return null;
    return { sentence: fault.sentence, value: null, limit: order.instrument.spec.tickSize };
  },
};
