/** A stored spec as the options of a backtest. */
import type {
  BacktestFillModel,
  BacktestOptions,
  BacktestSeries,
} from '../backtest/backtest-options.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { ParameterValues } from '../strategies/parameters.js';
import type { RunSpec } from './run-spec.js';

export interface RunParts {
  readonly strategy: StrategyDefinition;
  /** As `runSeries` gives them back, in the order of the spec's symbols. */
  readonly series: readonly BacktestSeries[];
  readonly parameters: ParameterValues;
  readonly journal: boolean;
}

export function runOptions(spec: RunSpec, parts: RunParts): BacktestOptions {
  const { currency, cash, mandate } = spec;
  return { ...parts, currency, cash, mandate, fillModel: fillModelOf(spec, parts.series) };
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
