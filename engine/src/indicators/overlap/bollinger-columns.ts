/** Bollinger bands around the simple average, over a whole column. */
import { ANCHOR_AGAIN_BELOW, anchorInterval } from '../rolling-moments.js';
import type { BandWidths } from './average-bands.js';

/** Upper, middle and lower band. */
type Bands = readonly [Float64Array, Float64Array, Float64Array];

/** What `RollingMoments` keeps. */
interface Moments {
  anchor: number;
  sum: number;
  squares: number;
  peak: number;
}

interface Task extends BandWidths {
  readonly values: Float64Array;
  readonly n: number;
  readonly bands: Bands;
}

/**
 * The steps of `RollingMoments`; the column's own past values are the window. In blocks
 * from one regular anchor to the next; whether the anchor was lost in between is asked once a
 * block, because a branch on the running sums costs more than all the rest.
 */
export function bollingerColumns(values: Float64Array, n: number, widths: BandWidths): Bands {
  const column = (): Float64Array => new Float64Array(values.length).fill(Number.NaN, 0, n - 1);
  const task: Task = { values, n, bands: [column(), column(), column()], ...widths };
  const interval = anchorInterval(n);
  for (let at = n - 1; at < values.length; at += interval) {
    const moments = anchoredAt(task, at);
    writeBands(task, at, moments);
    const stop = Math.min(at + interval, values.length);
    if (!fillBlock(task, at + 1, stop, { ...moments })) fillCarefully(task, at + 1, stop, moments);
  }
  return task.bands;
}

/** False when the spread became too small beside what the sums held. */
function fillBlock(task: Task, from: number, stop: number, moments: Moments): boolean {
  const { values, n, nbDevUp, nbDevDn } = task;
  const [upper, middle, lower] = task.bands;
  const { anchor } = moments;
  let { sum, squares, peak } = moments;
  let lost = 0;
  for (let i = from; i < stop; i += 1) {
    const entering = (values[i] as number) - anchor;
    const leaving = (values[i - n] as number) - anchor;
    sum += entering - leaving;
    squares += entering * entering - leaving * leaving;
    peak = Math.max(peak, squares);
    const spread = Math.max(0, squares - (sum * sum) / n);
    lost = Math.min(lost, spread - peak * ANCHOR_AGAIN_BELOW);
    const mean = anchor + sum / n;
    const deviation = Math.sqrt(spread / n);
    middle[i] = mean;
    upper[i] = mean + nbDevUp * deviation;
    lower[i] = mean - nbDevDn * deviation;
  }
  return lost === 0;
}

function fillCarefully(task: Task, from: number, stop: number, start: Moments): void {
  const { values, n } = task;
  let moments = start;
  for (let i = from; i < stop; i += 1) {
    const entering = (values[i] as number) - moments.anchor;
    const leaving = (values[i - n] as number) - moments.anchor;
    moments.sum += entering - leaving;
    moments.squares += entering * entering - leaving * leaving;
    if (moments.squares > moments.peak) moments.peak = moments.squares;
    if (spreadOf(moments, n) < moments.peak * ANCHOR_AGAIN_BELOW) moments = anchoredAt(task, i);
    writeBands(task, i, moments);
  }
}

function writeBands({ n, bands, nbDevUp, nbDevDn }: Task, at: number, moments: Moments): void {
  const [upper, middle, lower] = bands;
  const mean = moments.anchor + moments.sum / n;
  const deviation = Math.sqrt(spreadOf(moments, n) / n);
  middle[at] = mean;
  upper[at] = mean + nbDevUp * deviation;
  lower[at] = mean - nbDevDn * deviation;
}

function spreadOf({ sum, squares }: Moments, n: number): number {
  return Math.max(0, squares - (sum * sum) / n);
}

/** At the mean, reached from a value of the window so that equal values give exactly 0. */
function anchoredAt({ values, n }: Task, last: number): Moments {
  const inside = values[last] as number;
  let offset = 0;
  for (let i = last - n + 1; i <= last; i += 1) offset += (values[i] as number) - inside;
  const anchor = inside + offset / n;
  let sum = 0;
  let squares = 0;
  for (let i = last - n + 1; i <= last; i += 1) {
    const deviation = (values[i] as number) - anchor;
    sum += deviation;
    squares += deviation * deviation;
  }
  return { anchor, sum, squares, peak: squares };
}
