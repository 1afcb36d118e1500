/** Refuses prices of a strategy's order that the instrument's integers cannot carry. */
import type { InstrumentScale } from '../domain/instrument-scale.js';
import type { OrderIntent } from './order-intent.js';

/** Half of the safe integers: the sum of a bar's price and a trail stays in them as well. */
export const MOST_UNITS = 2 ** 52;

export function checkPriceRange(
  { limit, stop, options }: OrderIntent,
  scale: InstrumentScale,
  refuse: (reason: string) => never,
): void {
  const { stopLoss = 0, takeProfit = 0, trail } = options ?? {};
  const distance = typeof trail === 'number' ? trail : 0;
  for (const price of [limit, stop, stopLoss, takeProfit, distance]) {
    if (scale.floatToTicks(price) * scale.tickUnits <= MOST_UNITS) continue;
    const most = MOST_UNITS / scale.tickDivisor;
    refuse(`a price of ${price} is above ${most}, the most that ${scale.spec.symbol} can carry`);
  }
}
