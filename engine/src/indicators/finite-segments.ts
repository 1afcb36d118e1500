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

/** Four sums side by side, because one would wait for itself at every value. */
function allFinite(values: Float64Array): boolean {
  // A finite number times 0 is 0; NaN and the infinities give NaN, and the sum keeps it.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  const even = values.length - (values.length % 4);
  for (let i = 0; i < even; i += 4) {
    a += (values[i] as number) * 0;
    b += (values[i + 1] as number) * 0;
    c += (values[i + 2] as number) * 0;
    d += (values[i + 3] as number) * 0;
  }
  for (let i = even; i < values.length; i += 1) a += (values[i] as number) * 0;
  return a + b + c + d === 0;
}
