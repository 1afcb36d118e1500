/** Lets a drawn curve go on with live points, at the density that its stored points have. */
import type { UTCTimestamp } from 'lightweight-charts';

export interface CurvePoint {
  readonly time: UTCTimestamp;
  readonly value: number;
}

/** What the chart library's series offers to this. */
export interface CurveSeries {
  update(point: CurvePoint): void;
  pop(count: number): unknown;
}

/**
 * A thinned curve has one point for several bars, and the time axis gives each point the same
 * width: live bars added one by one would stretch the present. So a bar within a step of the last
 * settled point replaces the newest point, and a later one settles it.
 */
export function continueCurve(
  series: CurveSeries,
  stored: readonly CurvePoint[],
): (point: CurvePoint) => void {
  const step = typicalStep(stored);
  let last = stored.at(-1);
  let settled = stored.at(-2);
  return (point) => {
    if (last && point.time < last.time) return;
    if (last && point.time > last.time) {
      if (settled && point.time - settled.time <= step) series.pop(1);
      else settled = last;
    }
    series.update(point);
    last = point;
  };
}

/** The median distance of neighbours: weekends and holidays do not move it. */
function typicalStep(points: readonly CurvePoint[]): number {
  const distances: number[] = [];
  for (let i = 1; i < points.length; i++) {
    const [before, after] = [points[i - 1], points[i]];
    if (before && after) distances.push(after.time - before.time);
  }
  return distances.sort((a, b) => a - b)[Math.floor(distances.length / 2)] ?? 0;
}
