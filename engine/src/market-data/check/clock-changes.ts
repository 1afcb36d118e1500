/** Times that moved with a clock: an hour lost in spring, a market that opens later in summer. */
import { DAY_MS, MINUTE_MS } from '../../calendars/civil-day.js';
import { NEW_YORK, TimeZone } from '../../calendars/time-zone.js';
import type { CheckedBars, DataFinding } from './data-finding.js';
import { finding, timeText } from './data-finding.js';

const HOUR_MS = 3_600_000;
/** Clocks that bars are written by; most of the others change with one of these. */
const WALL_CLOCKS = ['America/New_York', 'Europe/London', 'Europe/Berlin'].map(
  (name) => new TimeZone(name),
);

/** A series without a break lacks just the hour that the clocks of some zone skip. */
export function findSkippedHours(checked: CheckedBars): readonly DataFinding[] {
  const { bars, timeframeMs } = checked;
  if (timeframeMs > HOUR_MS) return [];
  for (const zone of WALL_CLOCKS) {
    const rows: number[] = [];
    for (let row = 0; row + 1 < bars.length; row += 1) {
      const end = (bars.label[row] as number) + timeframeMs;
      if ((bars.label[row + 1] as number) - end !== HOUR_MS) continue;
      if (zone.wallClock(end).kind === 'SKIPPED') rows.push(row);
    }
    const [first] = rows;
    if (first === undefined) continue;
    const at = timeText((bars.label[first] as number) + timeframeMs, timeframeMs);
    const sentence =
      `The hour from ${at} is missing, the one that the clocks of ${zone.name} skip: the times are ` +
      'that wall clock and not UTC, so that half the year is an hour off.';
    return [finding(checked, 'CLOCK_CHANGE', 'WARNING', rows, sentence)];
  }
  return [];
}

/** Bars after so long a pause begin a session, or a week. */
const NIGHT_MS = 5 * HOUR_MS;
const WEEKEND_MS = 36 * HOUR_MS;
/** So many sessions of a season, and this share of them, show when the market opens. */
const MIN_SESSIONS = 5;
const MOSTLY = 0.6;

/** By New York's clock a market opens at the same time in summer and in winter. */
export function findClockShift(checked: CheckedBars): readonly DataFinding[] {
  const { bars, timeframeMs, calendar } = checked;
  if (calendar.zone !== NEW_YORK || timeframeMs > HOUR_MS) return [];
  const pause = calendar.id === 'FX' ? WEEKEND_MS : NIGHT_MS;
  const opens = { summer: [] as number[], winter: [] as number[] };
  const offsets = bars.label.map((at) => NEW_YORK.offsetAt(at));
  const summer = offsets.reduce((a, b) => Math.max(a, b));
  const rows: number[] = [];
  for (let row = 1; row < bars.length; row += 1) {
    const label = bars.label[row] as number;
    if (label - (bars.label[row - 1] as number) < pause) continue;
    const offset = offsets[row] as number;
    (offset === summer ? opens.summer : opens.winter).push((label + offset) % DAY_MS);
    if (row > 1 && offset !== offsets[row - 1]) rows.push(row);
  }
  const [inSummer, inWinter] = [commonest(opens.summer), commonest(opens.winter)];
  if (inSummer === null || inWinter === null) return [];
  if (Math.abs(inSummer - inWinter) !== HOUR_MS) return [];
  const sentence =
    `By New York's clock the market opens at ${clockText(inWinter)} in winter and at ` +
    `${clockText(inSummer)} in summer: the times were written without daylight saving, or by ` +
    "another zone's.";
  return [finding(checked, 'CLOCK_SHIFT', 'WARNING', rows, sentence)];
}

function commonest(times: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const time of times) counts.set(time, (counts.get(time) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  if (best === undefined || times.length < MIN_SESSIONS) return null;
  return best[1] >= times.length * MOSTLY ? best[0] : null;
}

function clockText(timeOfDay: number): string {
  const minutes = Math.round(timeOfDay / MINUTE_MS);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
