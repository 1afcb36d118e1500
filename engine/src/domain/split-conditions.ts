/** The conditions of an order after a split: distances, shown lots and protection in new shares. */
import { splitLots, splitTicks } from './corporate-action.js';
import type { SplitRatio } from './corporate-action.js';
import { PLAIN } from './order-conditions.js';
import type { ExactPrices, OrderConditions } from './order-conditions.js';

export function splitConditions(conditions: OrderConditions, ratio: SplitRatio): OrderConditions {
  if (conditions === PLAIN) return conditions;
  const { trailTicks, displayLots, stopLossTicks, takeProfitTicks, exact } = conditions;
  return {
    ...conditions,
    trailTicks: splitTicks(trailTicks, ratio),
    displayLots: displayLots === 0 ? 0 : Math.max(1, splitLots(displayLots, ratio)),
    stopLossTicks: splitTicks(stopLossTicks, ratio),
    takeProfitTicks: splitTicks(takeProfitTicks, ratio),
    exact: exact === null ? null : splitExact(exact, ratio),
  };
}

function splitExact(exact: ExactPrices, { numerator, denominator }: SplitRatio): ExactPrices {
  const split = (price: number): number => (price * denominator) / numerator;
  return {
    limit: split(exact.limit),
    stop: split(exact.stop),
    stopLoss: split(exact.stopLoss),
    takeProfit: split(exact.takeProfit),
  };
}
