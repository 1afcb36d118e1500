/** Prices that no ordinary market makes: a spike that goes back at once, a wick far out of the bar. */
import type { LabelledBars } from '../resample/resample-bars.js';
import type { CheckedBars, DataFinding } from './data-finding.js';
import { counted, finding, timeText } from './data-finding.js';
import { closeMoves, ordinaryMove } from './price-moves.js';

/** In ordinary moves of the whole series and of the bars around. */
const SPIKE_MOVES = 12;
/** This share of a spike is undone by the next bar. */
const UNDONE = 0.8;
const AROUND = 20;
/** Anything smaller, as a logarithm, is not worth a sentence. */
const MIN_SPIKE = 0.03;

export function findOutliers(checked: CheckedBars): readonly DataFinding[] {
  const { bars, timeframeMs } = checked;
  const moves = closeMoves(bars);
  const ordinary = ordinaryMove(moves);
  const found: { readonly row: number; readonly size: number }[] = [];
  for (let row = 1; row < bars.length; row += 1) {
    const size = Math.max(spikeOf(moves, row), wickOf(bars, row));
    if (size < MIN_SPIKE || size < ordinary * SPIKE_MOVES) continue;
    if (size < localMove(moves, row) * SPIKE_MOVES) continue;
    found.push({ row, size });
  }
  if (found.length === 0) return [];
  found.sort((a, b) => b.size - a.size);
  const worst = found[0] as (typeof found)[number];
  const percent = Math.round((Math.exp(worst.size) - 1) * 100);
  const sentence =
    `${counted(found.length, 'bar')} with a price far out that does not last; the farthest at ` +
    `${timeText(bars.label[worst.row] as number, timeframeMs)} (${percent} %): stops and limits ` +
    'would fill there.';
  const rows = found.map(({ row }) => row);
  return [finding(checked, 'OUTLIER', 'WARNING', rows, sentence)];
}

/** Size of a close that the next bar takes back; 0 when it lasts. */
function spikeOf(moves: Float64Array, row: number): number {
  const move = moves[row] as number;
  const next = moves[row + 1] ?? 0;
  return move * next < 0 && Math.abs(next) >= Math.abs(move) * UNDONE ? Math.abs(move) : 0;
}

/** How far the high or the low lies outside this bar's body and its neighbours' ranges. */
function wickOf({ open, high, low, close }: LabelledBars, row: number): number {
  const top = Math.max(
    open[row] as number,
    close[row] as number,
    high[row - 1] as number,
    high[row + 1] ?? 0,
  );
  const bottom = Math.min(
    open[row] as number,
    close[row] as number,
    low[row - 1] as number,
    low[row + 1] ?? Number.POSITIVE_INFINITY,
  );
  return Math.max(
    0,
    Math.log((high[row] as number) / top),
    Math.log(bottom / (low[row] as number)),
  );
}

/** Mean size of the moves around, without the bar itself and the one that follows. */
function localMove(moves: Float64Array, row: number): number {
  let sum = 0;
  let count = 0;
  for (let i = Math.max(1, row - AROUND); i < Math.min(moves.length, row + AROUND); i += 1) {
    if (i === row || i === row + 1) continue;
    sum += Math.abs(moves[i] as number);
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}
