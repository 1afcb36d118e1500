/** Between a percentage, as people write it, and a fraction, as the API has it; exact. */
import { multiplyDecimals } from './decimal.js';

/** `0.1` → `0.001`. */
export function fractionOfPercent(percent: string): string {
  return withoutTrailingZeros(multiplyDecimals(percent, '0.01'));
}

/** `0.001` → `0.1`. */
export function percentOfFraction(fraction: string): string {
  return withoutTrailingZeros(multiplyDecimals(fraction, '100'));
}

function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
