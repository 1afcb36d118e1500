/** The mandate's largest amount of one order. */
import type { PreTradeCheck } from '../pre-trade-check.js';

export const maxOrderNotional: PreTradeCheck = {
  code: 'MAX_ORDER_NOTIONAL',
  title: 'The opening part of one order stays within the mandate’s amount.',
  judges: 'SIZE',
  judge({ state, notional }) {
    const limit = state.limits.orderNotional;
    if (limit === null || notional <= limit) return null;
    return {
      sentence: `One order may open at most ${state.money(limit)} ${state.currency}; make it smaller.`,
      value: state.money(notional),
      limit: state.money(limit),
    };
  },
};
