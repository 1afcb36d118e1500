/** There must be enough that is neither invested, nor reserved, nor the mandate's cash reserve. */
import { plus } from '../../domain/amount.js';
import { approximateExposure } from '../owner-exposure.js';
import { plainlyWithin } from '../plainly-within.js';
import { fundsAvailable } from '../order-review.js';
import type { PreTradeCheck } from '../pre-trade-check.js';

export const funds: PreTradeCheck = {
  code: 'INSUFFICIENT_FUNDS',
  title: 'An order is paid from what working orders and the cash reserve leave free.',
  judges: 'SIZE',
  judge({ state, notional, fee }) {
    if (notional === 0) return null;
    // Counts working openings twice, as exposure and as reservations: more than the exact rule does.
    const needed = plus(notional, fee);
    const { equityFloat } = state.mark;
    const spent = approximateExposure(state) + Number(state.ledger.reserved) + Number(needed);
    if (plainlyWithin(spent, equityFloat * (1 - state.limits.cashReserveFraction))) return null;
    const available = fundsAvailable(state);
    if (needed <= available) return null;
    return {
      sentence: 'The order costs more than is free after working orders and the cash reserve.',
      value: state.money(needed),
      limit: state.money(available),
    };
  },
};
