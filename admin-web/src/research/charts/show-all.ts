/** Shows all of a chart's lines, with a little room so that the labels at both ends are whole. */
import type { IChartApi, UTCTimestamp } from 'lightweight-charts';

interface TimedPoint {
  readonly time: UTCTimestamp;
}

const ROOM = 0.02;

export function showAll(chart: IChartApi, ...lines: readonly (readonly TimedPoint[])[]): void {
  const count = countTimes(lines);
  const room = Math.max(1, count * ROOM);
  chart.timeScale().applyOptions({
    // Twenty years of days fit on a phone: several bars share a pixel there.
    minBarSpacing: 0.01,
    // The price labels take their room after this: all must still be there then.
    lockVisibleTimeRangeOnResize: true,
  });
  chart.timeScale().setVisibleLogicalRange({ from: -room, to: count - 1 + room });
}

/** Lines that were thinned each for itself share few times: the axis has a place for every one. */
export function countTimes(lines: readonly (readonly TimedPoint[])[]): number {
  return new Set(lines.flatMap((line) => line.map(({ time }) => time))).size;
}
