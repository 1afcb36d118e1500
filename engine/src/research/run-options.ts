/** A stored spec as what a backtest is run on, without the strategy. */
import type {
  BacktestFillModel,
  BacktestOptions,
  BacktestSeries,
} from '../backtest/backtest-options.js';
import type { RunSpec } from './run-spec.js';

/** Account, market and bars: the same for all backtests of a search. Plain data, for threads. */
export type RunSetup = Omit<BacktestOptions, 'strategy' | 'parameters' | 'journal'>;

/** `series` as `runSeries` gives them back, in the order of the spec's symbols. */
export function runSetup(spec: RunSpec, series: readonly BacktestSeries[]): RunSetup {
  const { currency, cash, mandate } = spec;
  return { series, currency, cash, mandate, fillModel: fillModelOf(spec, series) };
}

function fillModelOf(
  { fillModel, commission }: RunSpec,
  series: readonly BacktestSeries[],
): BacktestFillModel {
  if (fillModel.name !== 'reference') return fillModel;
  const own = series[0]?.instrument.takerFeeRate ?? '0';
  return {
    name: 'reference',
    spread: Number(fillModel.spread),
    margin: Number(fillModel.margin),
    commission: Number(commission ?? own),
    tradeOnClose: fillModel.tradeOnClose,
  };
}
