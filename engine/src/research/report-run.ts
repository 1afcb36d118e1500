/** The tear sheet of a stored run: its bars in money, what holding them gave, how trades went. */
import { periodsPerYear } from '../analytics/series/periods-per-year.js';
import { tearSheetData } from '../analytics/tear-sheet/compute-tear-sheet.js';
import type { ReportedBars } from '../analytics/tear-sheet/compute-tear-sheet.js';
import type { TearSheetData } from '../analytics/tear-sheet/tear-sheet-data.js';
import { tradeFigures } from '../analytics/trade-figures.js';
import { tradeExcursions } from '../analytics/trades/trade-excursions.js';
import type { TradeExcursion } from '../analytics/trades/trade-excursions.js';
import type { BacktestResult, BacktestSeries } from '../backtest/backtest-options.js';
import { present } from '../domain/assert.js';
import { InstrumentScale } from '../domain/instrument-scale.js';
import { timeframeMs } from '../market-data/bar-time.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { RunSpec } from './run-spec.js';

export function runTearSheet(
  spec: RunSpec,
  strategy: StrategyDefinition,
  series: readonly BacktestSeries[],
  result: BacktestResult,
): TearSheetData {
  const bars = series.map(inMoney);
  const [only] = bars;
  const isAlone = bars.length === 1 && only !== undefined;
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
    held: isAlone ? only.close : equallyHeld(series, bars, result.at),
    bars: isAlone ? only : null,
    trades: result.trades.map(tradeFigures),
    excursions: excursionsOf(series, bars, result),
  });
}

function facts(values: Readonly<Record<string, unknown>>) {
  return Object.entries(values).map(([name, value]) => ({ name, value: String(value) }));
}

function inMoney({ instrument, columns }: BacktestSeries): ReportedBars {
  const scale = new InstrumentScale(instrument);
  const column = (ticks: Float64Array): Float64Array =>
    Float64Array.from(ticks, (value) => scale.ticksToFloat(value));
  return {
    open: column(columns.open),
    high: column(columns.high),
    low: column(columns.low),
    close: column(columns.close),
  };
}

/** Equal parts of each, bought at its first close and held. */
function equallyHeld(
  series: readonly BacktestSeries[],
  bars: readonly ReportedBars[],
  steps: Float64Array,
): Float64Array {
  const held = new Float64Array(steps.length);
  series.forEach(({ columns }, index) => {
    const { close } = bars[index] as ReportedBars;
    let row = -1;
    for (let step = 0; step < steps.length; step += 1) {
      while (
        row + 1 < columns.length &&
        (columns.at[row + 1] as number) <= (steps[step] as number)
      ) {
        row += 1;
      }
      const growth = row < 0 ? 1 : (close[row] as number) / (close[0] as number);
      held[step] = (held[step] as number) + growth / series.length;
    }
  });
  return held;
}

/** One for each trade, on the bars of its own instrument. */
export function excursionsOf(
  series: readonly BacktestSeries[],
  bars: readonly ReportedBars[],
  { at, trades }: BacktestResult,
): readonly TradeExcursion[] {
  const found = new Array<TradeExcursion>(trades.length);
  series.forEach(({ instrument, columns }, index) => {
    const own = trades.flatMap((trade, place) =>
      trade.instrument.symbol === instrument.symbol ? [{ trade, place }] : [],
    );
    const figures = own.map(({ trade }) => ({
      ...tradeFigures(trade),
      entryBar: rowAt(columns.at, at[trade.entryRow] as number),
      exitBar: rowAt(columns.at, at[trade.exitRow] as number),
    }));
    const excursions = tradeExcursions(figures, bars[index] as ReportedBars);
    own.forEach(({ place }, i) => (found[place] = excursions[i] as TradeExcursion));
  });
  return found;
}

/** The last row at or before a stamp. */
function rowAt(stamps: Float64Array, at: number): number {
  let low = 0;
  let high = stamps.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((stamps[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
