/** The mandate's largest share of equity in one order. */
import { plainlyWithin } from '../plainly-within.js';
import { orderNotionalLimit } from '../order-review.js';
import type { PreTradeCheck } from '../pre-trade-check.js';

export const maxOrderNotionalPct: PreTradeCheck = {
  code: 'MAX_ORDER_NOTIONAL_PCT',
  title: 'The opening part of one order stays within the mandate’s share of equity.',
  judges: 'SIZE',
  judge({ state, notional }) {
    if (notional === 0) return null;
    const around = state.mark.equityFloat * state.limits.orderNotionalFraction;
    if (plainlyWithin(Number(notional), around)) return null;
    const limit = orderNotionalLimit(state);
    if (notional <= limit) return null;
    const pct = state.limits.mandate.maxOrderNotionalPct;
    return {
      sentence: `One order may open at most ${pct} % of equity; make it smaller.`,
      value: state.money(notional),
      limit: state.money(limit),
    };
  },
};
