/** The tear sheet of a stored run: its bars in money, what holding them gave, how trades went. */
import { periodsPerYear } from '../analytics/series/periods-per-year.js';
import { tearSheetData } from '../analytics/tear-sheet/compute-tear-sheet.js';
import type { ReportedBars } from '../analytics/tear-sheet/compute-tear-sheet.js';
import type { TearSheetData } from '../analytics/tear-sheet/tear-sheet-data.js';
import { tradeFigures } from '../analytics/trade-figures.js';
import { sharesPerFirst } from '../backtest/action-schedule.js';
import type { BacktestResult, BacktestSeries } from '../backtest/backtest-options.js';
import { present } from '../domain/assert.js';
import { InstrumentScale } from '../domain/instrument-scale.js';
import { timeframeMs } from '../market-data/bar-time.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import { continuousCloses, heldGrowth } from './held-growth.js';
import { runExcursions } from './run-excursions.js';
import type { RunSpec } from './run-spec.js';

export function runTearSheet(
  spec: RunSpec,
  strategy: StrategyDefinition,
  series: readonly BacktestSeries[],
  result: BacktestResult,
): TearSheetData {
  const bars = series.map(inMoney);
  const traded = series.flatMap(({ rateOnly }, index) => (rateOnly === true ? [] : [index]));
  const { instrument } = present(series[0], 'a series');
  return tearSheetData({
    strategy: strategy.title,
    description: strategy.description,
    parameters: facts(spec.parameters),
    instrument: spec.symbols.join(', '),
    currency: spec.currency,
    settings: [],
    provenance: [],
    warnings: result.riskActions?.halts.map(({ sentence }) => sentence) ?? [],
    openingCash: Number(spec.cash),
    periodsPerYear: periodsPerYear(result.at, timeframeMs(instrument.timeframe)),
    labels: result.at,
    equity: result.equity,
    held: heldIn(bars, series, result),
    bars: traded.length === 1 ? present(bars[traded[0] ?? 0], 'bars of what was traded') : null,
    trades: result.trades.map(tradeFigures),
    symbols: result.trades.map((trade) => trade.instrument.symbol),
    excursions: runExcursions(result, bars, series),
    corporateActions: result.corporateActions,
  });
}

/** The prices themselves where there is nothing to convert: in shares of the first bar. */
function heldIn(
  bars: readonly ReportedBars[],
  series: readonly BacktestSeries[],
  { at }: BacktestResult,
): Float64Array {
  const [only] = bars;
  const [alone] = series;
  return series.length === 1 && only !== undefined && alone?.instrument.conversion === undefined
    ? continuousCloses(only, present(alone, 'a series'))
    : heldGrowth(bars, series, at);
}

function facts(values: Readonly<Record<string, unknown>>) {
  return Object.entries(values).map(([name, value]) => ({ name, value: String(value) }));
}

function inMoney(series: BacktestSeries): ReportedBars {
  const { instrument, columns } = series;
  const scale = new InstrumentScale(instrument);
  const column = (ticks: Float64Array): Float64Array =>
    Float64Array.from(ticks, (value) => scale.ticksToFloat(value));
  return {
    at: columns.at,
    open: column(columns.open),
    high: column(columns.high),
    low: column(columns.low),
    close: column(columns.close),
    shares: sharesPerFirst(series),
  };
}
