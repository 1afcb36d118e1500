/** A halted account takes no order that could enlarge a position. */
import type { PreTradeCheck } from '../pre-trade-check.js';

/**
 * A halt stops risk, not the way out of it: orders that only reduce pass. What a strategy asks for
 * meanwhile is set aside before it becomes an order (`kernel/strategy-orders.ts`).
 */
export const accountHalted: PreTradeCheck = {
  code: 'ACCOUNT_HALTED',
  title: 'While halted, an account only reduces positions.',
  judges: 'WHOLE',
  judge({ state, openingLots }) {
    if (!state.halts.active || openingLots === 0) return null;
    const by = state.halts.byPerson.length > 0 ? 'a person' : `the rule ${state.halts.rule?.rule}`;
    return {
      sentence: `The account is halted by ${by}; release it, or send an order that only reduces.`,
      value: null,
      limit: null,
    };
  },
};
