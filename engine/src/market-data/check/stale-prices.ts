/** The same bar again and again: a feed that stood still, or a market without trades. */
import type { LabelledBars } from '../resample/resample-bars.js';
import type { CheckedBars, DataFinding } from './data-finding.js';
import { counted, finding, timeText } from './data-finding.js';

/** Fewer repetitions happen in any quiet market. */
const MIN_REPEATS = 5;

export function findStalePrices(checked: CheckedBars): readonly DataFinding[] {
  const { bars, timeframeMs } = checked;
  const runs: { readonly row: number; readonly repeats: number }[] = [];
  for (let row = 1; row < bars.length; row += 1) {
    const first = row - 1;
    while (row < bars.length && isSameBar(bars, first, row)) row += 1;
    const repeats = row - first - 1;
    if (repeats >= MIN_REPEATS) runs.push({ row: first, repeats });
  }
  if (runs.length === 0) return [];
  runs.sort((a, b) => b.repeats - a.repeats);
  const longest = runs[0] as (typeof runs)[number];
  const sentence =
    `${counted(runs.length, 'run')} of bars that repeat the one before them; the longest, ` +
    `${counted(longest.repeats, 'repetition')}, from ` +
    `${timeText(bars.label[longest.row] as number, timeframeMs)}.`;
  const rows = runs.map(({ row }) => row);
  return [finding(checked, 'STALE_PRICES', 'NOTE', rows, sentence)];
}

function isSameBar({ open, high, low, close }: LabelledBars, a: number, b: number): boolean {
  return open[a] === open[b] && high[a] === high[b] && low[a] === low[b] && close[a] === close[b];
}
