/** Nothing can be judged before the instrument has a price. */
import type { PreTradeCheck } from '../pre-trade-check.js';

export const instrumentPriced: PreTradeCheck = {
  code: 'NO_PRICE',
  title: 'An order needs a last price to be judged by.',
  judges: 'SYMBOL',
  judge({ order }) {
    if (order.instrument.hasPrice) return null;
    return {
      sentence: `${order.instrument.symbol} has no price yet; send the order after its first bar.`,
      value: null,
      limit: null,
    };
  },
};
