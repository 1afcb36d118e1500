/** What a tear sheet shows, as plain JSON: a file is rendered from it, and the portal's page. */
import type { AppliedAction } from '../../domain/applied-action.js';
import type { MeasureGroup, MeasureUnit } from '../measures/measure.js';
import type { DecimalString } from '../../domain/money.js';
import type { MonthlyRow } from '../series/monthly-table.js';
import type { PeriodSummary } from '../series/period-summary.js';

export interface TearSheetFact {
  readonly name: string;
  readonly value: string;
}

export interface TearSheetMeasure {
  readonly key: string;
  readonly title: string;
  readonly group: MeasureGroup;
  readonly unit: MeasureUnit;
  readonly value: number | null;
  /** The same of holding what was traded; absent where that says nothing. */
  readonly held?: number | null;
  readonly caveats: readonly string[];
  readonly formula: string;
}

/** Columns of one length; times in milliseconds. */
export interface TearSheetCurve {
  readonly at: readonly number[];
  readonly equity: readonly number[];
  /** Opening cash held in what was traded. */
  readonly held: readonly number[];
}

export interface TearSheetLine {
  readonly at: readonly number[];
  readonly values: readonly (number | null)[];
}

export interface TearSheetRolling {
  /** "126 days" */
  readonly window: string;
  readonly sharpe: TearSheetLine;
  readonly volatility: TearSheetLine;
}

export interface TearSheetDistribution {
  /** "daily returns" */
  readonly of: string;
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: number }[];
  /** Share of the returns that were exactly 0 and are not drawn. */
  readonly zeroShare: number;
  /** Beyond the outermost bins. */
  readonly below: number;
  readonly above: number;
  readonly mean: number;
  /** 95 %, as losses. */
  readonly valueAtRisk: number | null;
  readonly expectedShortfall: number | null;
}

export interface TearSheetDrawdown {
  readonly start: number;
  readonly valley: number;
  readonly end: number;
  readonly recovered: boolean;
  readonly days: number;
  readonly depth: number;
}

export interface TearSheetHorizon {
  /** "3 years" */
  readonly title: string;
  /** Growth a year and not in all. */
  readonly perYear: boolean;
  readonly own: number;
  readonly held: number | null;
}

export interface TearSheetTrade {
  /** Absent where one instrument was traded. */
  readonly symbol?: string;
  readonly entryAt: number;
  readonly exitAt: number;
  readonly entryPrice: number;
  readonly exitPrice: number;
  /** Signed units. */
  readonly size: number;
  readonly pnl: number;
  readonly returnPct: number;
  readonly adverse: number;
  readonly favourable: number;
  /** Its prices times this stand on the chart, which is adjusted for later splits; absent: 1. */
  readonly splitFactor?: number;
}

export interface TearSheetCandles {
  /** "1 day", "5 days": of one candle. */
  readonly length: string;
  /** In shares of the last candle; absent from sheets that were stored with prices as traded. */
  readonly adjusted?: boolean;
  readonly at: readonly number[];
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
  /** Those that lie within the candles. */
  readonly trades: readonly TearSheetTrade[];
}

export interface TearSheetTrades {
  readonly count: number;
  readonly best: readonly TearSheetTrade[];
  readonly worst: readonly TearSheetTrade[];
  /** Every trade, or an even choice of many, for the prices and the scatter. */
  readonly shown: readonly TearSheetTrade[];
}

/** Splits and dividends that took effect. */
export interface TearSheetActions {
  readonly count: number;
  /** How many of them were splits; absent from sheets that were stored with prices as traded. */
  readonly splits?: number;
  /** What all dividends together brought, in the account's currency. */
  readonly dividends: DecimalString;
  /** The newest first, so many that a reader still reads them. */
  readonly shown: readonly AppliedAction[];
}

export interface TearSheetData {
  /** Who gives it to the reader; absent where the reader made it. */
  readonly issuer?: string;
  readonly strategy: string;
  readonly description: string;
  readonly instrument: string;
  readonly currency: string;
  readonly from: number;
  readonly to: number;
  readonly bars: number;
  /** "1 day" */
  readonly barLength: string;
  /** By which returns are annualised; absent from sheets that were stored before it was told. */
  readonly periodsPerYear?: number;
  readonly openingCash: number;
  readonly finalEquity: number;
  readonly parameters: readonly TearSheetFact[];
  readonly settings: readonly TearSheetFact[];
  /** Hashes and versions by which the run is found again. */
  readonly provenance: readonly TearSheetFact[];
  /** What a reader must know before any figure: halts, ruin, failures. */
  readonly warnings: readonly string[];
  readonly measures: readonly TearSheetMeasure[];
  readonly curve: TearSheetCurve;
  /** 0 or below. */
  readonly underwater: TearSheetLine;
  readonly months: readonly MonthlyRow[];
  /** Absent, as `periods`, from sheets that were stored before there were such lists. */
  readonly horizons?: readonly TearSheetHorizon[];
  readonly periods?: readonly PeriodSummary[];
  readonly rolling: TearSheetRolling | null;
  readonly distribution: TearSheetDistribution | null;
  readonly drawdowns: readonly TearSheetDrawdown[];
  /** In shares of the last bar; null where several instruments were traded. */
  readonly prices: TearSheetLine | null;
  readonly candles: TearSheetCandles | null;
  readonly trades: TearSheetTrades;
  /** Absent from sheets that were stored before there was such a list. */
  readonly corporateActions?: TearSheetActions;
}
