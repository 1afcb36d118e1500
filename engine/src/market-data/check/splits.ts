/** Jumps of the price that look like a split which nobody took out of the prices. */
import { DAY_MS } from '../../calendars/civil-day.js';
import type { LabelledBars } from '../resample/resample-bars.js';
import type { CheckedBars, DataFinding } from './data-finding.js';
import { finding, timeText } from './data-finding.js';
import { barRanges, closeMoves, median, ordinaryMove } from './price-moves.js';

/**
 * New shares for old ones, as companies give them; the inverse of each is looked for as well. Ratios
 * below 3:2 are rare, and no larger than what prices fall overnight.
 */
const RATIOS: readonly (readonly [number, number])[] = [
  [3, 2],
  [2, 1],
  [5, 2],
  ...[3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 18, 20, 24, 25, 28, 30, 35, 40, 50].map(
    (n) => [n, 1] as const,
  ),
  ...[60, 70, 75, 80, 100, 120, 150, 200, 250, 500, 1000].map((n) => [n, 1] as const),
];

/** How far, as a logarithm, the open may be from the exact ratio: small ratios are easily met. */
function tolerance(ratio: number): number {
  if (ratio < 1.6) return 0.015;
  return ratio < 2.9 ? 0.04 : 0.07;
}

/** A gap is no split below these: in ordinary moves, and as a logarithm. */
const MIN_GAP_MOVES = 6;
const MIN_GAP = 0.18;
/** The price stays where it went: medians of so many closes on both sides are compared. */
const SIDE_BARS = 5;
const MAX_DRIFT = 0.25;
/** The bar itself is an ordinary one: its range in median ranges, or as a share of the gap. */
const MAX_RANGE = 4;
const MAX_RANGE_OF_GAP = 0.35;
/** Across a longer gap in time other things have happened; the check of holes names it. */
const MAX_GAP_MS = 15 * DAY_MS;

export function findSplits(checked: CheckedBars): readonly DataFinding[] {
  const { bars } = checked;
  if (bars.length < 3) return [];
  const move = ordinaryMove(closeMoves(bars));
  const range = median(barRanges(bars));
  const findings: DataFinding[] = [];
  for (let row = 1; row < bars.length; row += 1) {
    const gap = gapBefore(checked, row, Math.max(MIN_GAP, move * MIN_GAP_MOVES));
    if (gap === null || !isLasting(bars, row, gap.size) || !isSoon(bars, row)) continue;
    const ratio = nearestRatio(gap.size);
    if (ratio === null || (!gap.inside && !isOrdinary(bars, row, gap.size, range))) continue;
    findings.push(
      finding(
        checked,
        'SPLIT_SUSPECTED',
        'WARNING',
        [row],
        sentence(checked, row, ratio, gap.inside),
      ),
    );
  }
  return findings;
}

/**
 * From the close before to the open, as a logarithm; null when it is none. Some feeds begin the first
 * bar of a day at the close before: then the jump lies inside that bar.
 */
function gapBefore(
  { bars, timeframeMs }: CheckedBars,
  row: number,
  least: number,
): { readonly size: number; readonly inside: boolean } | null {
  const before = bars.close[row - 1] as number;
  const size = Math.log((bars.open[row] as number) / before);
  if (Math.abs(size) >= least) return { size, inside: false };
  const pause = (bars.label[row] as number) - (bars.label[row - 1] as number) - timeframeMs;
  if (timeframeMs >= DAY_MS || pause <= 0) return null;
  const inside = Math.log((bars.close[row] as number) / before);
  return Math.abs(inside) >= least ? { size: inside, inside: true } : null;
}

/** New for old shares, e.g. `7:1` when the price falls to a seventh. */
function nearestRatio(gap: number): string | null {
  const size = Math.abs(gap);
  let best: readonly [number, number] | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const ratio of RATIOS) {
    const off = Math.abs(size - Math.log(ratio[0] / ratio[1]));
    if (off <= tolerance(ratio[0] / ratio[1]) && off < distance) {
      best = ratio;
      distance = off;
    }
  }
  if (best === null) return null;
  return gap < 0 ? `${best[0]}:${best[1]}` : `${best[1]}:${best[0]}`;
}

function isLasting({ close, length }: LabelledBars, row: number, gap: number): boolean {
  const before = median(close.subarray(Math.max(0, row - SIDE_BARS), row));
  const after = median(close.subarray(row, Math.min(length, row + SIDE_BARS)));
  const drift = Math.abs(Math.log(after / before) - gap);
  return drift <= Math.min(MAX_DRIFT, Math.abs(gap) / 2);
}

function isSoon({ label }: LabelledBars, row: number): boolean {
  return (label[row] as number) - (label[row - 1] as number) <= MAX_GAP_MS;
}

function isOrdinary(bars: LabelledBars, row: number, gap: number, range: number): boolean {
  const own = Math.log((bars.high[row] as number) / (bars.low[row] as number));
  return own <= Math.max(range * MAX_RANGE, Math.abs(gap) * MAX_RANGE_OF_GAP);
}

function sentence(
  { bars, timeframeMs }: CheckedBars,
  row: number,
  ratio: string,
  inside: boolean,
): string {
  const at = timeText(bars.label[row] as number, timeframeMs);
  const after = inside ? bars.close[row] : bars.open[row];
  return (
    `${at}: the price goes from ${bars.close[row - 1]} to ${after}, which looks like a ` +
    `${ratio} split that is not taken out of the prices; results across this bar are wrong unless ` +
    'the split is given as a corporate action.'
  );
}
