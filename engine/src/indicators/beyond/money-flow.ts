/** Where a bar closes in its range, −1 to 1 (Chaikin's money flow multiplier); 0 without a range. */
import { ratio } from './ratio.js';

export function moneyFlowMultiplier(high: number, low: number, close: number): number {
  return ratio(close - low - (high - close), high - low);
}
