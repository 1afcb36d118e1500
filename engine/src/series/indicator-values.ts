/** Indicators of a recorded series over a period, right from its first bar. */
import type { SharedDatabase } from '@fiducia/tenants';
import { InstrumentScale } from '../domain/instrument-scale.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { IndicatorSpec, ResolvedIndicator } from '../indicators/indicator-registry.js';
import { isOnPriceScale } from '../indicators/price-scale.js';
import { adjustColumns } from '../market-data/corporate-actions/split-factors.js';
import { seriesName } from '../market-data/series-name.js';
import { checkIndicatorSpecs, labelOf, MAX_LOOKBACK_BARS } from './check-indicator-specs.js';
import type { IndicatorTaskResult } from './indicator-task.js';
import { countBars, readColumns } from './recorded-columns.js';
import type { SeriesExecutor } from './series-executor.js';
import { notRecorded, refused } from './series-outcome.js';
import type { SeriesRefusal } from './series-outcome.js';
import { chooseTimeframe } from './timeframe-choice.js';
import type { TimeframeChoice } from './timeframe-choice.js';

/** A screen has fewer pixels across. */
export const MAX_INDICATOR_POINTS = 5_000;
/** Numbers of one answer: it is written as text while nothing else is answered. */
export const MAX_INDICATOR_VALUES = 50_000;
/** Recorded bars of one answer, warm-up included: some megabytes of columns. */
const MAX_BARS_READ = 200_000;

export interface IndicatorValuesQuery {
  readonly symbol: string;
  /** null: that of the recorded bars. */
  readonly timeframe?: string | null | undefined;
  /** Stamps of the bars that are shown, both ends included. */
  readonly from: Date;
  readonly to: Date;
  /** Computed in the shares of `to`; false: of prices as they were traded. */
  readonly adjusted?: boolean | undefined;
  readonly specs: readonly IndicatorSpec[];
}

export interface IndicatorOutputView {
  readonly name: string;
  /** PRICE: drawn over the bars. */
  readonly scale: 'PRICE' | 'OWN';
  /** One for each of `times`. */
  readonly values: readonly (number | null)[];
}

export interface IndicatorValuesView {
  readonly fn: string;
  /** e.g. `BBANDS(20, 2, 2, 0)`, and of which columns where they are not the usual ones. */
  readonly label: string;
  readonly title: string;
  readonly params: Readonly<Record<string, number>>;
  readonly inputs: readonly string[];
  readonly outputs: readonly IndicatorOutputView[];
}

export interface SeriesIndicatorsView {
  readonly symbol: string;
  readonly timeframe: string;
  readonly times: readonly Date[];
  /** First bar that was computed with; null when there was none. */
  readonly computedFrom: Date | null;
  readonly warmUpBars: number;
  readonly indicators: readonly IndicatorValuesView[];
}

type Answer = { readonly ok: true; readonly values: SeriesIndicatorsView } | SeriesRefusal;

export async function indicatorValues(
  deps: { readonly db: { readonly shared: SharedDatabase }; readonly executor: SeriesExecutor },
  instrument: InstrumentSpec | undefined,
  query: IndicatorValuesQuery,
): Promise<Answer> {
  if (instrument === undefined) return notRecorded(query.symbol);
  const { from, to, specs } = query;
  const timeframe = chooseTimeframe(instrument, query.timeframe);
  if (!timeframe.ok) return timeframe;
  const checked = checkIndicatorSpecs(specs);
  if (!checked.ok) return checked;
  if (from > to) return refused('to', '`to` must not be before `from`.');
  const series = seriesName(instrument.symbol, instrument.timeframe);
  const { shared } = deps.db;
  const shown = await countBars(shared, { series, from, to, most: MAX_BARS_READ + 1 });
  const fault = tooMuch(shown, timeframe, checked.resolved);
  if (fault !== null) return fault;
  const warmUp = Math.min(MAX_LOOKBACK_BARS * timeframe.barsPerBar, MAX_BARS_READ - shown);
  const period = { series, from: null, to: to.getTime(), most: shown + warmUp };
  const { columns, cut } = await readColumns(shared, period);
  if (query.adjusted === true) await adjustColumns(shared, instrument, columns, to.getTime());
  const scale = new InstrumentScale(instrument);
  const result = await deps.executor.indicators({
    ...{ columns, cut, specs },
    fromMs: timeframe.fromMs,
    toMs: timeframe.toMs,
    calendar: timeframe.calendar,
    tick: { units: scale.tickUnits, divisor: scale.tickDivisor },
    showFrom: from.getTime(),
  });
  const tooMany = pointsFault(result.at.length, checked.resolved);
  if (tooMany !== null) return tooMany;
  const name = { symbol: instrument.symbol, timeframe: timeframe.timeframe };
  return { ok: true, values: { ...name, ...toView(result, checked.resolved) } };
}

/** Before anything is computed: what can be told from the number of recorded bars. */
function tooMuch(
  shown: number,
  { barsPerBar }: TimeframeChoice,
  resolved: readonly ResolvedIndicator[],
): SeriesRefusal | null {
  if (shown > MAX_BARS_READ) {
    const most = MAX_BARS_READ.toLocaleString('en-US');
    return refused('from', `More than ${most} recorded bars lie in the period: begin later.`);
  }
  return barsPerBar === 1 ? pointsFault(shown, resolved) : null;
}

function pointsFault(points: number, resolved: readonly ResolvedIndicator[]): SeriesRefusal | null {
  if (points > MAX_INDICATOR_POINTS) {
    const most = MAX_INDICATOR_POINTS.toLocaleString('en-US');
    const sentence = `More than ${most} bars lie in the period: begin later or take a longer timeframe.`;
    return refused('from', sentence);
  }
  const outputs = resolved.reduce((sum, { definition }) => sum + definition.outputs.length, 0);
  if (points * outputs <= MAX_INDICATOR_VALUES) return null;
  const [count, most] = [points * outputs, MAX_INDICATOR_VALUES].map((n) =>
    n.toLocaleString('en-US'),
  );
  const sentence =
    `${outputs} outputs of ${points} bars are ${count} values, and an answer has at most ` +
    `${most}: ask for fewer indicators at once or begin later.`;
  return refused('specs', sentence);
}

function toView(
  { at, computedFrom, warmUpBars, outputs }: IndicatorTaskResult,
  resolved: readonly ResolvedIndicator[],
): Omit<SeriesIndicatorsView, 'symbol' | 'timeframe'> {
  return {
    times: Array.from(at, (stamp) => new Date(stamp)),
    computedFrom: computedFrom === null ? null : new Date(computedFrom),
    warmUpBars,
    indicators: resolved.map((one, index) => {
      const { definition, params, inputs } = one;
      const { fn, title } = definition;
      return {
        ...{ fn, title, params, inputs, label: labelOf(one) },
        outputs: definition.outputs.map((name, output) => ({
          name,
          scale: isOnPriceScale(fn, name, inputs) ? 'PRICE' : 'OWN',
          values: valuesOf(outputs[index]?.[output] as Float64Array),
        })),
      };
    }),
  };
}

function valuesOf(column: Float64Array): readonly (number | null)[] {
  return Array.from(column, (value) => (Number.isFinite(value) ? value : null));
}
