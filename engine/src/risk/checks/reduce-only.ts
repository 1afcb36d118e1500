/** A reduce-only order may not be larger than what its owner still has to reduce. */
import type { PreTradeCheck } from '../pre-trade-check.js';

export const reduceOnly: PreTradeCheck = {
  code: 'REDUCE_ONLY',
  title: 'A reduce-only order brings its owner’s position towards zero and not beyond.',
  judges: 'SIZE',
  judge({ order, basePosition }) {
    if (!order.reduceOnly) return null;
    const reducible = basePosition * order.sign < 0 ? Math.abs(basePosition) : 0;
    if (order.lots <= reducible) return null;
    const { scale, symbol } = order.instrument;
    return {
      sentence: `Only ${scale.lotsToQuantity(reducible)} ${symbol} can be reduced by this order.`,
      value: scale.lotsToQuantity(order.lots),
      limit: scale.lotsToQuantity(reducible),
    };
  },
};
