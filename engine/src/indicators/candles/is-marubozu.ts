/** A long body with hardly a shadow on either side, which several patterns are made of. */
import type { Candle } from './candle.js';
import type { CandleAverage } from './candle-average.js';

export function isMarubozu(
  { body, upperShadow, lowerShadow }: Candle,
  long: CandleAverage,
  veryShort: CandleAverage,
): boolean {
  const shadow = veryShort.value;
  return body > long.value && upperShadow < shadow && lowerShadow < shadow;
}
