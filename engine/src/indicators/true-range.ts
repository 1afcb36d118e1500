/** The true range of a bar: its range stretched to the close before it (Wilder, 1978). */

export function trueRange(high: number, low: number, previousClose: number): number {
  return Math.max(high - low, Math.abs(high - previousClose), Math.abs(low - previousClose));
}
