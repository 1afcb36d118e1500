/** Distances of bars: a timeframe that changes within the file, bars that overlap. */
import { DAY_MS, timeframeName } from '../bar-time.js';
import type { CheckedBars, DataFinding } from './data-finding.js';
import { counted, finding, timeText } from './data-finding.js';

/** A stretch of so many bars shows its own timeframe. */
const STRETCH = 50;
/** In a stretch of another timeframe, few distances are the file's, and most are one other. */
const FEW = 0.1;
const MOST = 0.5;
/** Bars at 17:00 New York are an hour closer when the clocks change. */
const OVERLAP = 0.9;

export function findTimeframeChanges(checked: CheckedBars): readonly DataFinding[] {
  const { bars, timeframeMs } = checked;
  const rows: number[] = [];
  const lengths = new Set<number>();
  let inside = false;
  for (let from = 0; from + STRETCH < bars.length; from += STRETCH) {
    const other = otherTimeframe(checked, from);
    if (other !== null) lengths.add(other);
    if (other !== null && !inside) rows.push(from);
    inside = other !== null;
  }
  if (rows.length === 0) return [];
  const names = [...lengths].sort((a, b) => a - b).map(timeframeName);
  const first = timeText(bars.label[rows[0] as number] as number, timeframeMs);
  const sentence =
    `The distance of the bars is ${timeframeName(timeframeMs)}, but around ${first} it is ` +
    `${names.join(', ')}: indicators that count bars mean different times there.`;
  return [finding(checked, 'TIMEFRAME_CHANGE', 'WARNING', rows, sentence)];
}

function otherTimeframe({ bars, timeframeMs }: CheckedBars, from: number): number | null {
  const counts = new Map<number, number>();
  for (let row = from; row < from + STRETCH; row += 1) {
    const gap = (bars.label[row + 1] as number) - (bars.label[row] as number);
    counts.set(gap, (counts.get(gap) ?? 0) + 1);
  }
  if ((counts.get(timeframeMs) ?? 0) > STRETCH * FEW || timeframeMs > DAY_MS) return null;
  const [commonest = [0, 0]] = [...counts].sort((a, b) => b[1] - a[1]);
  return commonest[1] > STRETCH * MOST ? commonest[0] : null;
}

export function findOverlaps(checked: CheckedBars): readonly DataFinding[] {
  const { bars, timeframeMs } = checked;
  if (timeframeMs > DAY_MS) return [];
  const rows: number[] = [];
  for (let row = 1; row < bars.length; row += 1) {
    const gap = (bars.label[row] as number) - (bars.label[row - 1] as number);
    if (gap < timeframeMs * OVERLAP) rows.push(row);
  }
  if (rows.length === 0) return [];
  const sentence =
    `${counted(rows.length, 'bar')} begin less than ${timeframeName(timeframeMs)} after the bar ` +
    `before, the first at ${timeText(bars.label[rows[0] as number] as number, 0)}: bars overlap.`;
  return [finding(checked, 'OVERLAPPING', 'NOTE', rows, sentence)];
}
