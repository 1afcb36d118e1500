/** An order for nothing, or for less than one lot, is no order. */
import type { PreTradeCheck } from '../pre-trade-check.js';

export const quantityPositive: PreTradeCheck = {
  code: 'QUANTITY_NOT_POSITIVE',
  title: 'An order is for at least one lot.',
  judges: 'SIZE',
  judge({ order }) {
    if (order.lots > 0) return null;
    const { spec, scale } = order.instrument;
    return {
      sentence: `The order comes to less than one lot of ${spec.symbol} (${spec.lotSize}); ask for more.`,
      value: scale.lotsToQuantity(order.lots),
      limit: spec.lotSize,
    };
  },
};
