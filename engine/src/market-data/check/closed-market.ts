/** Bars at times when their market is closed: another market, another time zone, or a bad row. */
import { DAY_MS } from '../../calendars/civil-day.js';
import type { CheckedBars, DataFinding } from './data-finding.js';
import { counted, finding, timeText } from './data-finding.js';

export function findClosedMarketBars(checked: CheckedBars): readonly DataFinding[] {
  const { bars, timeframeMs, calendar } = checked;
  if (timeframeMs > DAY_MS) return [];
  const rows: number[] = [];
  // Until here the bar that was looked at last says the same for the others.
  let openUntil = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < bars.length; row += 1) {
    const label = bars.label[row] as number;
    if (label < openUntil) continue;
    if (mayTrade(checked, label)) openUntil = calendar.marketDayOf(label).dayEnd;
    else rows.push(row);
  }
  if (rows.length === 0) return [];
  const first = timeText(bars.label[rows[0] as number] as number, timeframeMs);
  const sentence =
    `${counted(rows.length, 'bar')} while the market of calendar ${calendar.id} is closed, the ` +
    `first at ${first}.`;
  return [finding(checked, 'CLOSED_MARKET', 'NOTE', rows, sentence)];
}

function mayTrade({ calendar, timeframeMs }: CheckedBars, label: number): boolean {
  if (timeframeMs === DAY_MS) {
    const day = Math.floor(label / DAY_MS);
    // Sunday evening begins the forex week.
    return calendar.isTradingDay(day) || (calendar.id === 'FX' && calendar.isTradingDay(day + 1));
  }
  const { day, open } = calendar.marketDayOf(label);
  if (open < label + timeframeMs) return true;
  // Before the open of its own day trading before hours is no surprise.
  return calendar.id === 'XNYS' && Math.floor(calendar.zone.localOf(label) / DAY_MS) === day;
}
