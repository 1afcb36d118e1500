/** A cheap look before the exact comparison: is an amount far enough inside its limit? */

/** Far above the error of a few float64 operations, far below any limit that people set. */
const MARGIN = 1e-6;

/** True only when the exact comparison would agree; false (also for NaN) asks for the exact one. */
export function plainlyWithin(value: number, limit: number): boolean {
  return value + Math.abs(value) * MARGIN < limit - Math.abs(limit) * MARGIN;
}
