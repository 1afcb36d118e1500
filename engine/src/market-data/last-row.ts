/** Where a moment stands among rising stamps. */

/** The last row at or before a stamp; the first where all are later. */
export function lastRowAt(stamps: ArrayLike<number>, at: number): number {
  let low = 0;
  let high = stamps.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((stamps[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
