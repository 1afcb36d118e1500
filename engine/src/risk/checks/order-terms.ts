/** An order's terms must go together: type and time in force, trail, expiry, protection. */
import type { PreTradeCheck } from '../pre-trade-check.js';

export const orderTerms: PreTradeCheck = {
  code: 'ORDER_TERMS',
  title: 'Type, time in force, trail, expiry and protection of an order go together.',
  judges: 'FAULTY',
  judge({ order }) {
    const fault = order.faults?.terms ?? null;
    return fault === null ? null : { sentence: fault.sentence, value: null, limit: null };
  },
};
