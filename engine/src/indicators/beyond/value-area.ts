/** The value area of a profile: the rows around the busiest that hold a share of the volume. */

/** Rows that the same bars cover hold the same volume, but not always to the last bit of its sum. */
const SAME_SHARE = 1 - 1e-9;

export interface ValueArea {
  /** Row with the most volume. */
  readonly control: number;
  /** First and last row of the area. */
  readonly from: number;
  readonly to: number;
}

/**
 * The Chicago Board of Trade's rule (CBOT Market Profile handbook, after Steidlmayer): start at
 * the busiest row; then add, again and again, the two rows above or the two below, whichever pair
 * holds more, until the share is reached. Ties: the busiest row is the one nearest to the middle
 * of the range, of two such the lower; of equal pairs the upper is added.
 */
export function valueArea(rows: Float64Array, share: number): ValueArea {
  const control = busiest(rows);
  const target = rows.reduce((sum, volume) => sum + volume, 0) * share * SAME_SHARE;
  let from = control;
  let to = control;
  let inside = rows[control] as number;
  while (inside < target && (from > 0 || to < rows.length - 1)) {
    const above = (rows[to + 1] ?? 0) + (rows[to + 2] ?? 0);
    const below = (rows[from - 1] ?? 0) + (rows[from - 2] ?? 0);
    const upwards = from === 0 || (to < rows.length - 1 && above >= below * SAME_SHARE);
    inside += upwards ? above : below;
    if (upwards) to = Math.min(rows.length - 1, to + 2);
    else from = Math.max(0, from - 2);
  }
  return { control, from, to };
}

function busiest(rows: Float64Array): number {
  const middle = (rows.length - 1) / 2;
  const enough = rows.reduce((most, volume) => Math.max(most, volume), 0) * SAME_SHARE;
  let best = -1;
  for (let i = 0; i < rows.length; i += 1) {
    if ((rows[i] as number) < enough) continue;
    if (best < 0 || Math.abs(i - middle) < Math.abs(best - middle)) best = i;
  }
  return best;
}
