/** One stored backtest, run to its end: figures, hashes, and the columns behind them. */
import type { BacktestResult, BacktestSeries } from '../backtest/backtest-options.js';
import { runBacktest } from '../backtest/run-backtest.js';
import type { TearSheetData } from '../analytics/tear-sheet/tear-sheet-data.js';
import { tradeFigures } from '../analytics/trade-figures.js';
import { assertThat } from '../domain/assert.js';
import { decimalOfFloat } from '../domain/decimal.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { BacktestOutcome } from './outcome.js';
import { curveOf, MAX_STORED_TRADES } from './run-columns.js';
import type { CurveColumns, StoredTrade } from './run-columns.js';
import { runTearSheet } from './report-run.js';
import { runSetup } from './run-options.js';
import type { RunSpec } from './run-spec.js';
import { trialClock, trialFigures } from './trials.js';
import type { TrialFigures } from './trials.js';
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
      readonly tearSheet: TearSheetData;
      /** As one trial of its strategy: it counts against the next good one. */
      readonly trial: TrialFigures;
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
  const tearSheet = runTearSheet(spec, definition, series, result);
  const { objective, ...trial } = trialFigures(
    { setup, objective: 'sharpe' },
    trialClock(series),
    result,
  );
  return {
    ok: true,
    figures: figuresOf(spec, tearSheet, result),
    trial: { ...trial, objective },
    curve: curveOf(result.at, result.equity, Number(spec.cash)),
    trades: storedTrades(result),
    tearSheet,
  };
}

function figuresOf(
  spec: RunSpec,
  { measures }: TearSheetData,
  result: BacktestResult,
): TaskFigures {
  const { equity, journalHash, riskActions } = result;
  assertThat(journalHash !== null && riskActions !== null, 'a stored backtest has a journal');
  const said = measures.filter(({ caveats }) => caveats.length > 0);
  return {
    kind: 'BACKTEST',
    measures: Object.fromEntries(measures.map(({ key, value }) => [key, value])),
    caveats: Object.fromEntries(said.map(({ key, caveats }) => [key, caveats])),
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
  return [...trades].slice(-MAX_STORED_TRADES).map((trade) => {
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
