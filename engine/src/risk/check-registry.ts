/** The pre-trade checks in the order in which they are asked; the first denial ends it. */
import { accountHalted } from './checks/account-halted.js';
import { duplicateOrder } from './checks/duplicate-order.js';
import { funds } from './checks/funds.js';
import { grossExposure } from './checks/gross-exposure.js';
import { instrumentKnown } from './checks/instrument-known.js';
import { instrumentPriced } from './checks/instrument-priced.js';
import { lotSize } from './checks/lot-size.js';
import { maxOrderNotional } from './checks/max-order-notional.js';
import { maxOrderNotionalPct } from './checks/max-order-notional-pct.js';
import { maxOrderUnits } from './checks/max-order-units.js';
import { orderTerms } from './checks/order-terms.js';
import { quantityPositive } from './checks/quantity-positive.js';
import { rateKnown } from './checks/rate-known.js';
import { reduceOnly } from './checks/reduce-only.js';
import { shortAllowed } from './checks/short-allowed.js';
import { tickSize } from './checks/tick-size.js';
import { workingOrders } from './checks/working-orders.js';
import type { Denial, PreTradeCheck } from './pre-trade-check.js';
import type { OrderReview } from './order-review.js';

/** What the order says about itself first, then whether it may, then whether it can be afforded. */
export const PRE_TRADE_CHECKS: readonly PreTradeCheck[] = [
  instrumentKnown,
  instrumentPriced,
  rateKnown,
  lotSize,
  quantityPositive,
  tickSize,
  orderTerms,
  accountHalted,
  reduceOnly,
  shortAllowed,
  duplicateOrder,
  workingOrders,
  maxOrderUnits,
  maxOrderNotional,
  maxOrderNotionalPct,
  grossExposure,
  funds,
];

export interface DeniedBy extends Denial {
  readonly code: string;
}

export function runChecks(checks: readonly PreTradeCheck[], review: OrderReview): DeniedBy | null {
  for (let i = 0; i < checks.length; i += 1) {
    const check = checks[i] as PreTradeCheck;
    const denial = check.judge(review);
    if (denial !== null) return { code: check.code, ...denial };
  }
  return null;
}
