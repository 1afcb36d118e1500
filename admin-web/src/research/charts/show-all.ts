/** Shows a whole series, with a little room so that the labels at both ends are whole. */
import type { IChartApi } from 'lightweight-charts';

const ROOM = 0.02;

export function showAll(chart: IChartApi, count: number): void {
  // Twenty years of days fit on a phone: several bars share a pixel there.
  chart.timeScale().applyOptions({ minBarSpacing: 0.01 });
  const room = Math.max(1, count * ROOM);
  chart.timeScale().setVisibleLogicalRange({ from: -room, to: count - 1 + room });
}
