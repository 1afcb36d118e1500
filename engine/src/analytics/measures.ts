/** The product's measures of a run: from equity and trades to values with what limits them. */
import { MEASURES, measure } from './measures/measure-registry.js';
import { MeasuredSeries } from './measures/measured-series.js';
import type { Measure, MeasureResult } from './measures/measure.js';
import { meanOf } from './statistics/moments.js';
import type { TradeFigures } from './trade-figures.js';
import type { TradeExcursion } from './trades/trade-excursions.js';
import { returnsOfEquity } from './series/returns-of-equity.js';

export { periodsPerYear } from './series/periods-per-year.js';

/** By the measures' keys; fractions, not percent: 0.25 is 25 %. null: see the caveats. */
export type Measures = Readonly<Record<string, number | null>> & {
  readonly totalReturn: number | null;
  readonly cagr: number | null;
  readonly maxDrawdown: number | null;
  readonly volatility: number | null;
  readonly sharpe: number | null;
  readonly winRate: number | null;
  readonly profitFactor: number | null;
  readonly trades: number;
  readonly periodsPerYear: number;
};

/** By the measures' keys; only those of which there is something to say. */
export type MeasureCaveats = Readonly<Record<string, readonly string[]>>;

export interface MeasureInput {
  readonly openingCash: number;
  readonly equity: ArrayLike<number>;
  readonly trades: readonly TradeFigures[];
  readonly periodsPerYear: number;
  /** Times of the equity points, milliseconds. */
  readonly labels?: ArrayLike<number> | undefined;
  /** Prices of what was traded, one for each equity point: the benchmark is to hold it. */
  readonly benchmark?: ArrayLike<number> | undefined;
  readonly excursions?: readonly TradeExcursion[] | undefined;
  /** A year. */
  readonly riskFree?: number | undefined;
}

/** Said beside every figure of an account of which nothing was left. */
export const LOST = 'the account was lost on the way';

export interface MeasuredRun {
  readonly measures: Measures;
  readonly caveats: MeasureCaveats;
}

/** Years = periods ÷ periods per year; volatility and Sharpe with ddof 1 and a risk-free rate of 0. */
export function measuresOf(input: MeasureInput): Measures {
  return measureRun(input).measures;
}

export function measureRun(input: MeasureInput): MeasuredRun {
  const series = seriesOfRun(input);
  const used = MEASURES.filter(({ group }) => group !== 'BENCHMARK' || series.benchmark !== null);
  const results = used.map((definition): readonly [Measure, MeasureResult] => [
    definition,
    measure(definition, series),
  ]);
  const values = results.map(([{ key }, { value }]) => [key, value] as const);
  const said = results.filter(([, { caveats }]) => caveats.length > 0);
  return {
    measures: {
      ...Object.fromEntries(values),
      periodsPerYear: input.periodsPerYear,
    } as unknown as Measures,
    caveats: Object.fromEntries(said.map(([{ key }, { caveats }]) => [key, caveats])),
  };
}

/** A run as the measures see it; also for one measure alone, by `measureValue`. */
export function seriesOfRun(input: MeasureInput): MeasuredSeries {
  const { openingCash, equity, periodsPerYear, riskFree = 0, benchmark, labels } = input;
  const { returns, firstBar, ruinedBar } = returnsOfEquity(openingCash, equity);
  const last = equity.length === 0 ? openingCash : (equity[equity.length - 1] as number);
  const market = benchmark === undefined ? undefined : marketReturns(benchmark, firstBar);
  return new MeasuredSeries({
    returns,
    labels: labels === undefined ? undefined : Array.from(labels).slice(firstBar),
    periodsPerYear,
    riskFree: riskFree / periodsPerYear,
    benchmark: market,
    trades: input.trades,
    excursions: input.excursions,
    meanEquity: meanOf(equity),
    total: last / openingCash - 1,
    warning: ruinedBar === null ? undefined : LOST,
  });
}

/** One for each return of the account; the first bar's own return is 0 where it has one. */
function marketReturns(prices: ArrayLike<number>, firstBar: number): Float64Array {
  return Float64Array.from({ length: Math.max(0, prices.length - firstBar) }, (_, i) => {
    const row = i + firstBar;
    return row === 0 ? 0 : (prices[row] as number) / (prices[row - 1] as number) - 1;
  });
}
