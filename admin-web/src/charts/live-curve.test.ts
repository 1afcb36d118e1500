/** Live points keep the density of the curve that they go on with. */
import type { UTCTimestamp } from 'lightweight-charts';
import { describe, expect, it } from 'vitest';
import type { CurvePoint } from './live-curve.js';
import { continueCurve } from './live-curve.js';

const at = (...times: number[]): CurvePoint[] =>
  times.map((time) => ({ time: time as UTCTimestamp, value: time }));

/** Keeps points as the chart library does: an update is at the last time or later. */
function recordedSeries(stored: readonly CurvePoint[]) {
  const points = [...stored];
  return {
    times: () => points.map(({ time }) => time),
    pop: (count: number) => points.splice(-count),
    update(point: CurvePoint) {
      const last = points.at(-1);
      if (last && point.time < last.time) throw new Error('Cannot update oldest data');
      if (last?.time === point.time) points.pop();
      points.push(point);
    },
  };
}

function run(stored: readonly CurvePoint[], live: readonly CurvePoint[]): number[] {
  const series = recordedSeries(stored);
  const add = continueCurve(series, stored);
  for (const point of live) add(point);
  return series.times();
}

describe('a live curve', () => {
  it('takes every bar when every bar is drawn', () => {
    expect(run(at(1, 2, 3), at(4, 5, 6))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('draws one point for as many bars as the thinned curve does', () => {
    expect(run(at(0, 5, 10), at(11, 12, 13, 14, 15, 16, 17))).toEqual([0, 5, 10, 15, 17]);
  });

  it('replaces a bar that comes again and ignores an older one', () => {
    expect(run(at(1, 2), at(2, 1, 3))).toEqual([1, 2, 3]);
  });

  it('begins from nothing', () => {
    expect(run([], at(7, 8))).toEqual([7, 8]);
  });
});
