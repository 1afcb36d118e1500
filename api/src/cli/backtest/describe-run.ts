/** A finished run as the JSON document that scripts read. */
import {
  isoTime,
  measureRun,
  referenceStats,
  withoutNoise,
  type BacktestResult,
  type BarsFileZone,
  type MeasureCaveats,
  type Measures,
  type ReferenceStats,
  type RiskActions,
  type TradeExcursion,
  type TradeFigures,
} from '@fiducia/engine/simulation';

import type { RunWarning } from './run-series.js';

export interface RunToDescribe {
  readonly id: string;
  readonly labels: Float64Array;
  readonly zone: BarsFileZone | undefined;
  readonly closes: Float64Array;
  readonly periodsPerYear: number;
  readonly openingCash: number;
  readonly result: BacktestResult;
  readonly trades: readonly TradeFigures[];
  readonly excursions: readonly TradeExcursion[];
  readonly warnings: readonly RunWarning[];
}

export interface DescribedTrade extends TradeFigures {
  /** Worst and best price on the way against the entry, as fractions: MAE and MFE. */
  readonly mae: number;
  readonly mfe: number;
  readonly symbol: string;
  readonly entryTime: string;
  readonly exitTime: string;
  /** Stop loss and take profit attached to the entry. */
  readonly sl: number | null;
  readonly tp: number | null;
}

export interface BacktestDocument {
  readonly id: string;
  /** Version of the kernel that ran it. */
  readonly engineVersion: string;
  readonly stats: ReferenceStats;
  readonly measures: Measures;
  /** Limits of the measures, by their keys; the reason where one has no value. */
  readonly caveats: MeasureCaveats;
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
  const { id, labels, zone, closes, result, trades } = run;
  const { equity, firstDecision } = result;
  const symbols = result.trades.map(({ instrument }) => instrument.symbol);
  const { measures, caveats } = measureRun({ ...run, equity, benchmark: closes });
  return {
    id,
    engineVersion: result.engineVersion,
    stats: referenceStats({ labels, closes, equity, trades, firstDecision, zone }),
    measures,
    caveats,
    risk: result.riskActions,
    trades: trades.map((trade, index) => ({
      ...trade,
      pnl: withoutNoise(trade.pnl),
      symbol: symbols[index] ?? '',
      entryTime: isoTime(labels[trade.entryBar] as number),
      exitTime: isoTime(labels[trade.exitBar] as number),
      mae: run.excursions[index]?.adverse ?? 0,
      mfe: run.excursions[index]?.favourable ?? 0,
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
