/** A resting order of the simulated venue after a split: as the account changes its own order. */
import { splitTicks } from '../domain/corporate-action.js';
import type { SplitRatio } from '../domain/corporate-action.js';
import { splitConditions } from '../domain/split-conditions.js';
import type { RestingOrder } from './resting-order.js';
import { restoreResting, saveResting } from './resting-snapshot.js';

/** A new order under the old name; a limit is never made worse by rounding. */
export function splitResting(order: RestingOrder, ratio: SplitRatio): RestingOrder {
  const { terms } = order;
  const { sign, limitTicks, stopTicks, conditions } = terms;
  const after = restoreResting({
    ...saveResting(order),
    terms: {
      ...terms,
      limitTicks: splitTicks(limitTicks, ratio, sign > 0 ? 'DOWN' : 'UP'),
      stopTicks: splitTicks(stopTicks, ratio),
      conditions: splitConditions(conditions, ratio),
    },
  });
  after.split(ratio);
  return after;
}
