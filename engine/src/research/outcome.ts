/** What a finished run keeps as figures: the columns behind them are stored apart. */
import type { DecimalString } from '../domain/money.js';
import type { ParameterValues } from '../strategies/parameters.js';

export type Figures = Readonly<Record<string, number | null>>;

/** By what a run can be judged to be the same again. */
export interface Provenance {
  readonly codeVersion: string;
  readonly kernelVersion: string;
  readonly strategyVersion: string;
  readonly dataHash: string;
}

export interface BacktestOutcome {
  readonly kind: 'BACKTEST';
  readonly provenance: Provenance;
  readonly measures: Figures;
  /** What to mind about a measure, by its name. */
  readonly caveats: Readonly<Record<string, readonly string[]>>;
  readonly tradeCount: number;
  readonly finalEquity: DecimalString;
  readonly journalHash: string;
  readonly journalEntries: number;
  readonly orderListHash: string;
  readonly halts: readonly {
    readonly at: number;
    readonly rule: string;
    readonly sentence: string;
  }[];
  /** Denied orders by the check that denied them. */
  readonly denials: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** Of a rerun: whether the hashes are those of the first run; else null. */
  readonly reproduced: boolean | null;
}

export interface SweepOutcome {
  readonly kind: 'SWEEP';
  readonly provenance: Provenance;
  /** Backtests that were run; `skipped` combinations were refused before. */
  readonly trials: number;
  readonly skipped: number;
  /** Number of combinations by the sentence that refused them. */
  readonly skippedBecause: Readonly<Record<string, number>>;
  readonly best: {
    readonly number: number;
    readonly parameters: ParameterValues;
    readonly objective: number | null;
    readonly measures: Figures;
    readonly caveats: Readonly<Record<string, readonly string[]>>;
  } | null;
  /** Trials of the same strategy on overlapping data, these and earlier ones. */
  readonly countedTrials: number;
  /** How many independent ones they amount to, from clustering their returns. */
  readonly effectiveTrials: number | null;
  readonly deflatedSharpe: number | null;
  /** Probability of backtest overfitting. */
  readonly pbo: number | null;
  readonly seconds: number;
  readonly reproduced: boolean | null;
}

export type RunOutcome = BacktestOutcome | SweepOutcome;
