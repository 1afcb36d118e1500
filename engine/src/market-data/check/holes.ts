/** Bars that are missing while the market was open; weekends, nights and holidays are not holes. */
import { DAY_MS } from '../../calendars/civil-day.js';
import type { CheckedBars, DataFinding } from './data-finding.js';
import { counted, finding, timeText } from './data-finding.js';

/** A hole of two weeks of trading is no halt or holiday: something happened, or data are lost. */
const LONG_HOLE_SESSIONS = 10;
/** Where holidays are unknown, a market may well rest for so many weekdays. */
const UNKNOWN_HOLIDAYS = 4;
/** A price that is so much another after a long hole may be another company's. */
const OTHER_PRICE = 1.6;

interface Hole {
  /** The bar before it. */
  readonly row: number;
  readonly bars: number;
  readonly sessions: number;
}

export function findHoles(checked: CheckedBars): readonly DataFinding[] {
  const holes = allHoles(checked);
  const long = holes.filter(({ sessions }) => sessions >= LONG_HOLE_SESSIONS);
  const short = holes.filter(({ sessions }) => sessions < LONG_HOLE_SESSIONS);
  const findings = long.map((hole) =>
    finding(checked, 'LONG_HOLE', 'WARNING', [hole.row], longSentence(checked, hole)),
  );
  if (short.length > 0) {
    const largest = [...short].sort((a, b) => b.bars - a.bars);
    const rows = largest.map(({ row }) => row);
    findings.push(finding(checked, 'HOLE', 'NOTE', rows, shortSentence(checked, largest)));
  }
  return findings;
}

function allHoles(checked: CheckedBars): readonly Hole[] {
  const { bars, timeframeMs } = checked;
  const holes: Hole[] = [];
  for (let row = 0; row + 1 < bars.length; row += 1) {
    const end = (bars.label[row] as number) + timeframeMs;
    const next = bars.label[row + 1] as number;
    // Months and clock changes make bars of unequal length.
    if (next - end < (timeframeMs > DAY_MS ? timeframeMs / 2 : 1)) continue;
    const hole = holeBetween(checked, row, end, next);
    if (hole !== null) holes.push(hole);
  }
  return holes;
}

function holeBetween(checked: CheckedBars, row: number, end: number, next: number): Hole | null {
  const { calendar, timeframeMs } = checked;
  if (timeframeMs > DAY_MS) {
    const bars = Math.round((next - end) / timeframeMs);
    return bars === 0 ? null : { row, bars, sessions: Math.round((bars * timeframeMs) / DAY_MS) };
  }
  const [bars, sessions] =
    timeframeMs === DAY_MS ? missingDays(checked, end, next) : missingTime(checked, end, next);
  if (bars === 0 || (calendar.id === 'WEEKDAYS' && sessions <= UNKNOWN_HOLIDAYS)) return null;
  return { row, bars, sessions };
}

function missingDays(
  { calendar }: CheckedBars,
  from: number,
  to: number,
): readonly [number, number] {
  let days = 0;
  for (let day = Math.floor(from / DAY_MS); day < Math.floor(to / DAY_MS); day += 1) {
    if (calendar.isTradingDay(day) && !calendar.rules.isQuietDay(day)) days += 1;
  }
  return [days, days];
}

/** Bars that fit into the open time between two moments, and the sessions they lie in. */
function missingTime(
  { calendar, timeframeMs }: CheckedBars,
  from: number,
  to: number,
): readonly [number, number] {
  let openMs = 0;
  let share = 0;
  for (let at = from; at < to;) {
    const { day, open, close } = calendar.sessionOf(at);
    const missing = Math.min(close, to) - Math.max(open, at);
    if (missing > 0 && !calendar.rules.isQuietDay(day)) {
      openMs += missing;
      share += missing / (close - open);
    }
    at = close;
  }
  return [Math.floor(openMs / timeframeMs + 1e-9), share];
}

function longSentence({ bars, timeframeMs }: CheckedBars, { row, sessions }: Hole): string {
  const end = (bars.label[row] as number) + timeframeMs;
  const next = bars.label[row + 1] as number;
  const before = bars.close[row] as number;
  const after = bars.open[row + 1] as number;
  const length = `${counted(Math.round(sessions), 'session')}, ${lengthText(next - end)}`;
  const ratio = after > before ? after / before : before / after;
  const other =
    ratio < OTHER_PRICE
      ? ''
      : ` The price is ${before} before and ${after} after it: the symbol may be another company's now, or a split lies in between.`;
  return (
    `No bars from ${timeText(end, timeframeMs)} until ${timeText(next, timeframeMs)} (${length}): ` +
    `a position held across the hole has no prices.${other}`
  );
}

function lengthText(ms: number): string {
  const days = Math.round(ms / DAY_MS);
  if (days < 60) return counted(days, 'day');
  return `${Math.round(days / 30.44)} months`;
}

function shortSentence({ bars, timeframeMs }: CheckedBars, largest: readonly Hole[]): string {
  const missing = largest.reduce((sum, hole) => sum + hole.bars, 0);
  const first = largest[0] as Hole;
  const from = timeText((bars.label[first.row] as number) + timeframeMs, timeframeMs);
  return (
    `${counted(missing, 'bar')} missing in ${counted(largest.length, 'hole')} while the market was ` +
    `open; the largest from ${from} (${counted(first.bars, 'bar')}).`
  );
}
