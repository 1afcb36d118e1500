/** What is quoted in another currency cannot be judged before its rate has been seen. */
import type { PreTradeCheck } from '../pre-trade-check.js';

export const rateKnown: PreTradeCheck = {
  code: 'RATE_UNKNOWN',
  title: 'An order in another currency needs a rate to be judged by.',
  judges: 'SYMBOL',
  judge({ order, state }) {
    const { symbol, spec, missingRate } = order.instrument;
    if (missingRate === null) return null;
    return {
      sentence: `${symbol} is quoted in ${spec.currency} and ${missingRate}, which converts it to ${state.currency}, has no price yet; send the order after its first bar.`,
      value: null,
      limit: null,
    };
  },
};
