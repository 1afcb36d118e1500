/** A halted account takes no order that could enlarge a position. */
import type { PreTradeCheck } from '../pre-trade-check.js';

/**
 * A halt stops risk, not the way out of it: orders that only reduce pass. When a person halted the
 * account its strategies stay silent altogether, because the person has taken over.
 */
export const accountHalted: PreTradeCheck = {
  code: 'ACCOUNT_HALTED',
  title: 'While halted, an account only reduces positions.',
  judge({ order, state, openingLots }) {
    if (!state.halts.active) return null;
    const silenced = order.source === 'STRATEGY' && state.halts.byPerson.length > 0;
    if (openingLots === 0 && !silenced) return null;
    const by = state.halts.byPerson.length > 0 ? 'a person' : `the rule ${state.halts.rule?.rule}`;
    return {
      sentence: `The account is halted by ${by}; release it, or send an order that only reduces.`,
      value: null,
      limit: null,
    };
  },
};
