/** What TA-Lib takes for zero before it divides. */

/** TA-Lib's epsilon (since 0.6). */
export const EPSILON = 1e-14;

export function isNearZero(value: number): boolean {
  return value < EPSILON && value > -EPSILON;
}
