/** The choice that several indicators offer: look at closes, or at highs and lows. */
import type { IndicatorParameter } from '../indicator.js';

/** 0 looks at closes, 1 at highs and lows. */
export function priceSource(value: 0 | 1): IndicatorParameter<'useHighLow'> {
  return { name: 'useHighLow', default: value, min: 0, max: 1, integer: true };
}
