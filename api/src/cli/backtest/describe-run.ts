/** A finished run as the JSON document that scripts read. */
import {
  isoTime,
  measuresOf,
  referenceStats,
  type BacktestResult,
  type Measures,
  type ReferenceStats,
  type RiskActions,
  type TradeFigures,
} from '@fiducia/engine/simulation';

import type { RunWarning } from './run-series.js';

export interface RunToDescribe {
  readonly id: string;
  readonly labels: Float64Array;
  readonly closes: Float64Array;
  readonly periodsPerYear: number;
  readonly openingCash: number;
  readonly result: BacktestResult;
  readonly trades: readonly TradeFigures[];
  readonly warnings: readonly RunWarning[];
}

export interface DescribedTrade extends TradeFigures {
  readonly symbol: string;
  readonly entryTime: string;
  readonly exitTime: string;
  /** Stop loss and take profit attached to the entry. */
  readonly sl: number | null;
  readonly tp: number | null;
}

export interface BacktestDocument {
  readonly id: string;
  readonly stats: ReferenceStats;
  readonly measures: Measures;
  readonly risk: RiskActions | null;
  readonly trades: readonly DescribedTrade[];
  readonly equity: readonly number[];
  readonly orderListHash: string;
  readonly journalHash: string | null;
  readonly journalEntries: number;
  /** Traps in the bars by which the result may be wrong. */
  readonly warnings: readonly RunWarning[];
}

export function describeRun(run: RunToDescribe): BacktestDocument {
  const { id, labels, closes, result, trades, openingCash, periodsPerYear } = run;
  const { equity, firstDecision } = result;
  return {
    id,
    stats: referenceStats({ labels, closes, equity, trades, firstDecision }),
    measures: measuresOf({ openingCash, equity, trades, periodsPerYear }),
    risk: result.riskActions,
    trades: trades.map((trade, index) => ({
      ...trade,
      symbol: result.trades[index]?.instrument.symbol ?? '',
      entryTime: isoTime(labels[trade.entryBar] as number),
      exitTime: isoTime(labels[trade.exitBar] as number),
      sl: trade.sl ?? null,
      tp: trade.tp ?? null,
    })),
    equity: [...equity],
    orderListHash: result.orderListHash,
    journalHash: result.journalHash,
    journalEntries: result.journalEntries,
    warnings: run.warnings,
  };
}
