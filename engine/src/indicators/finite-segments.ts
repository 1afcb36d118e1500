/** The stretches of bars in which every input is a finite number. */

export interface Segment {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

export function finiteSegments(
  columns: readonly Float64Array[],
  length: number,
): readonly Segment[] {
  if (columns.every((values) => allFinite(values))) {
    return length === 0 ? [] : [{ from: 0, to: length }];
  }
  const segments: Segment[] = [];
  let from = -1;
  for (let i = 0; i <= length; i += 1) {
    const finite = i < length && columns.every((values) => Number.isFinite(values[i]));
    if (finite && from < 0) from = i;
    if (!finite && from >= 0) {
      segments.push({ from, to: i });
      from = -1;
    }
  }
  return segments;
}

function allFinite(values: Float64Array): boolean {
  // A finite number minus itself is 0; NaN and the infinities give NaN, and the sum keeps it.
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += (values[i] as number) - (values[i] as number);
  return sum === 0;
}
