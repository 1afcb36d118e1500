/** One stored backtest, run to its end: figures, hashes, and the columns behind them. */
import type { BacktestResult, BacktestSeries } from '../backtest/backtest-options.js';
import { runBacktest } from '../backtest/run-backtest.js';
import { measuresOf, periodsPerYear } from '../analytics/measures.js';
import { tradeFigures } from '../analytics/trade-figures.js';
import { assertThat, present } from '../domain/assert.js';
import { decimalOfFloat } from '../domain/decimal.js';
import { timeframeMs } from '../market-data/bar-time.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { BacktestOutcome } from './outcome.js';
import { curveOf, MAX_STORED_TRADES } from './run-columns.js';
import type { CurveColumns, StoredTrade } from './run-columns.js';
import { runSetup } from './run-options.js';
import type { RunSpec } from './run-spec.js';
import { BarCounter, watchedStrategy } from './watched-strategy.js';

export interface BacktestTask {
  readonly spec: RunSpec;
  /** As `runSeries` gives them back. */
  readonly series: readonly BacktestSeries[];
  /** Memory of a BarCounter. */
  readonly progress: SharedArrayBuffer;
}

type TaskFigures = Omit<BacktestOutcome, 'provenance' | 'seconds' | 'reproduced'>;

export type BacktestTaskResult =
  | {
      readonly ok: true;
      readonly figures: TaskFigures;
      readonly curve: CurveColumns;
      readonly trades: readonly StoredTrade[];
    }
  | { readonly ok: false; readonly code: 'STRATEGY_FAILED'; readonly sentence: string };

export function runBacktestTask(
  task: BacktestTask,
  definition: StrategyDefinition,
): BacktestTaskResult {
  const { spec, series, progress } = task;
  const strategy = watchedStrategy(definition, new BarCounter(progress));
  const { parameters } = spec;
  const setup = runSetup(spec, series);
  const result = runBacktest({ ...setup, strategy, parameters, journal: true });
  if (result.failure !== null) {
    return { ok: false, code: 'STRATEGY_FAILED', sentence: result.failure };
  }
  const opening = Number(spec.cash);
  return {
    ok: true,
    figures: figuresOf(spec, series, result),
    curve: curveOf(result.at, result.equity, opening),
    trades: storedTrades(result),
  };
}

function figuresOf(
  spec: RunSpec,
  series: readonly BacktestSeries[],
  result: BacktestResult,
): TaskFigures {
  const { at, equity, journalHash, riskActions } = result;
  assertThat(journalHash !== null && riskActions !== null, 'a stored backtest has a journal');
  const lengthMs = timeframeMs(present(series[0], 'a series').instrument.timeframe);
  const measures = measuresOf({
    openingCash: Number(spec.cash),
    equity,
    trades: result.trades.map(tradeFigures),
    periodsPerYear: periodsPerYear(at, lengthMs),
  });
  return {
    kind: 'BACKTEST',
    measures: { ...measures },
    caveats: {},
    tradeCount: result.trades.length,
    finalEquity: decimalOfFloat(equity.at(-1) ?? Number(spec.cash)),
    journalHash,
    journalEntries: result.journalEntries,
    orderListHash: result.orderListHash,
    halts: riskActions.halts,
    denials: riskActions.denials,
  };
}

function storedTrades({ at, trades }: BacktestResult): readonly StoredTrade[] {
  return trades.slice(-MAX_STORED_TRADES).map((trade) => {
    const { entryBar, exitBar, ...figures } = tradeFigures(trade);
    return {
      symbol: trade.instrument.symbol,
      size: figures.size,
      entryAt: at[entryBar] as number,
      exitAt: at[exitBar] as number,
      entryPrice: figures.entryPrice,
      exitPrice: figures.exitPrice,
      pnl: figures.pnl,
      returnPct: figures.returnPct,
      commission: figures.commission,
    };
  });
}
