/** Phases in which a curve lies below its last peak. */

export interface DrawdownPhase {
  /** Deepest point as a fraction of the peak: 0.1 is −10 %. */
  readonly depth: number;
  /** From the peak to the first bar at or above it again, or to the end. */
  readonly durationMs: number;
  /** The same in bars. */
  readonly bars: number;
}

export function drawdownPhases(
  labels: ArrayLike<number>,
  values: ArrayLike<number>,
): readonly DrawdownPhase[] {
  const phases: DrawdownPhase[] = [];
  let peak = Number.NEGATIVE_INFINITY;
  let peakAt = 0;
  let depth = 0;
  const close = (end: number): void => {
    const durationMs = (labels[end] as number) - (labels[peakAt] as number);
    if (depth > 0) phases.push({ depth, durationMs, bars: end - peakAt });
    depth = 0;
  };
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (value >= peak) {
      close(i);
      peak = value;
      peakAt = i;
    } else depth = Math.max(depth, 1 - value / peak);
  }
  close(values.length - 1);
  return phases;
}
