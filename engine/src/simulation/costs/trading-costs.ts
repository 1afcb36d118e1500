/** Everything that trading and holding costs under a fill model of ours: one document. */
import type { CarryingTerms } from './carrying-costs.js';
import type { FeeSchedule } from './fee-schedule.js';
import type { MarginTerms } from './margin-terms.js';
import type { SlippageModel } from './slippage.js';

export interface TradingCosts {
  /** null: the instrument's own taker and maker rates. */
  readonly fees: FeeSchedule | null;
  readonly slippage: SlippageModel;
  readonly carrying: CarryingTerms;
  /** null: the venue never closes a position by itself. */
  readonly margin: MarginTerms | null;
  /** From the decision until the order is at the venue, milliseconds of market time. */
  readonly latencyMs: number;
}
