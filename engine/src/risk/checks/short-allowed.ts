/** Without the mandate's leave no owner's position may go below zero. */
import type { PreTradeCheck } from '../pre-trade-check.js';

export const shortAllowed: PreTradeCheck = {
  code: 'SHORT_NOT_ALLOWED',
  title: 'Selling more than is held needs a mandate that allows short positions.',
  judges: 'SIZE',
  judge({ order, state, basePosition, openingLots }) {
    if (order.side === 'BUY' || state.limits.mandate.allowShort || openingLots === 0) return null;
    const { scale, symbol } = order.instrument;
    const held = scale.lotsToQuantity(Math.max(0, basePosition));
    return {
      sentence: `The mandate allows no short position, and ${held} ${symbol} can be sold.`,
      value: scale.lotsToQuantity(order.lots),
      limit: held,
    };
  },
};
