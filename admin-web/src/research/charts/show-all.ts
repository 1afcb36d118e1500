/** Shows a whole series, with a little room so that the labels at both ends are whole. */
import type { IChartApi } from 'lightweight-charts';

const ROOM = 0.02;

export function showAll(chart: IChartApi, count: number): void {
  chart.timeScale().applyOptions({
    // Twenty years of days fit on a phone: several bars share a pixel there.
    minBarSpacing: 0.01,
    // The price labels take their room after this: all must still be there then.
    lockVisibleTimeRangeOnResize: true,
  });
  const room = Math.max(1, count * ROOM);
  chart.timeScale().setVisibleLogicalRange({ from: -room, to: count - 1 + room });
}
