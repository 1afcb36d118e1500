/** What is invested after the order, in all positions and working orders together. */
import { exactly } from '../../domain/amount.js';
import { approximateExposure } from '../owner-exposure.js';
import { plainlyWithin } from '../plainly-within.js';
import { exposureLimit, projectedExposure } from '../order-review.js';
import type { PreTradeCheck } from '../pre-trade-check.js';

export const grossExposure: PreTradeCheck = {
  code: 'MAX_GROSS_EXPOSURE',
  title: 'Gross exposure after the order stays within the mandate’s share of equity.',
  judges: 'SIZE',
  judge({ state, notional }) {
    if (notional === 0) return null;
    const approximate = approximateExposure(state) + Number(notional);
    const around = state.mark.equityFloat * state.limits.grossExposureFraction;
    if (plainlyWithin(approximate, around)) return null;
    const after = projectedExposure(state) + exactly(notional);
    const limit = exposureLimit(state);
    if (after <= limit) return null;
    const pct = state.limits.mandate.maxGrossExposurePct;
    return {
      sentence: `Gross exposure may be at most ${pct} % of equity; reduce something first.`,
      value: state.money(after),
      limit: state.money(limit),
    };
  },
};
