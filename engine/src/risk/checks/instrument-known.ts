/** The account must be set up for the instrument. */
import type { PreTradeCheck } from '../pre-trade-check.js';

export const instrumentKnown: PreTradeCheck = {
  code: 'INSTRUMENT_UNKNOWN',
  title: 'The account trades only the instruments it is set up for.',
  judges: 'SYMBOL',
  judge({ order, state }) {
    if (order.instrument.known) return null;
    const symbols = state.instruments.map((instrument) => instrument.symbol).join(', ');
    return {
      sentence: `This account does not trade ${order.instrument.symbol}; it trades ${symbols}.`,
      value: null,
      limit: null,
    };
  },
};
