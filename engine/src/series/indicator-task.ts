/** Indicators over recorded bars, as a task without database. */
import { assertThat } from '../domain/assert.js';
import { computeIndicator } from '../indicators/indicator-registry.js';
import type { IndicatorSpec } from '../indicators/indicator-registry.js';
import type { BarColumns } from '../market-data/bar-columns.js';
import { closeStamp } from '../market-data/bar-time.js';
import { coarseBars } from './coarse-columns.js';
import type { Coarsening } from './coarse-columns.js';
import { pricesOf } from './series-prices.js';
import type { PriceTick } from './series-prices.js';

/** What an indicator can be computed of: the columns of a bar and the time it opened. */
export const SERIES_COLUMNS = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;

export interface IndicatorTask extends Coarsening {
  readonly columns: BarColumns;
  readonly tick: PriceTick;
  /** Stamp of the first bar that is shown; those before it only warm up. */
  readonly showFrom: number;
  /** Each is known to be computable of `SERIES_COLUMNS`. */
  readonly specs: readonly IndicatorSpec[];
}

export interface IndicatorTaskResult {
  /** Stamps of the shown bars. */
  readonly at: Float64Array;
  /** Of the first bar that was computed with; null when there is none. */
  readonly computedFrom: number | null;
  readonly warmUpBars: number;
  /** For each specification its outputs in order, NaN where there is no value. */
  readonly outputs: readonly (readonly Float64Array[])[];
}

export function runIndicatorTask(task: IndicatorTask): IndicatorTaskResult {
  const { columns, tick, showFrom, specs, toMs } = task;
  const bars = pricesOf(coarseBars(columns, task), tick);
  const at = Float64Array.from(bars.label, (label) => closeStamp(label, toMs));
  const first = firstAtOrAfter(at, showFrom);
  const { label: time, open, high, low, close, volume } = bars;
  const named = { time, open, high, low, close, volume };
  const outputs = specs.map((spec) => {
    const outcome = computeIndicator(spec, named);
    assertThat(outcome.ok, 'specifications are checked before bars are read');
    return Object.values(outcome.outputs).map((values) => values.slice(first));
  });
  return { at: at.slice(first), computedFrom: at[0] ?? null, warmUpBars: first, outputs };
}

function firstAtOrAfter(at: Float64Array, moment: number): number {
  const found = at.findIndex((stamp) => stamp >= moment);
  return found < 0 ? at.length : found;
}
