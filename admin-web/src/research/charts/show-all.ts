/** Shows a whole series, with a little room so that the labels at both ends are whole. */
import type { IChartApi } from 'lightweight-charts';

const ROOM = 0.02;

export function showAll(chart: IChartApi, count: number): void {
  const room = Math.max(1, count * ROOM);
  chart.timeScale().setVisibleLogicalRange({ from: -room, to: count - 1 + room });
}
