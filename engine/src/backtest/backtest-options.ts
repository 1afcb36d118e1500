/** What a backtest is run on, and what it gives. */
import type { AppliedAction } from '../domain/applied-action.js';
import type { CorporateAction } from '../domain/corporate-action.js';
import type { Mandate } from '../domain/mandate.js';
import type { CurrencyCode, DecimalString } from '../domain/money.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import type { BlockHasher } from '../journal/block-hasher.js';
import type { BarColumns } from '../market-data/bar-columns.js';
import type { ReferenceSettings } from '../simulation/reference-fills.js';
import type { TradingCosts } from '../simulation/costs/trading-costs.js';
import type { MarketEvent } from '../simulation/tick/market-event.js';
import type { StrategyDefinition } from '../strategies/define-strategy.js';
import type { ParameterValues } from '../strategies/parameters.js';
import type { OrderList } from './order-list.js';
import type { TradeList } from './trade-list.js';

export interface BacktestSeries {
  readonly instrument: InstrumentSpec;
  readonly columns: BarColumns;
  /** Only there to convert the others: the strategy is not given it. */
  readonly rateOnly?: boolean | undefined;
  /** Splits and dividends of the instrument; the bars are as they were traded. */
  readonly actions?: readonly CorporateAction[] | undefined;
  /** What the market showed between the bars, in order of time: what the model `ticks` fills on. */
  readonly events?: readonly MarketEvent[] | undefined;
}

export type BacktestFillModel =
  | ({ readonly name: 'reference' } & ReferenceSettings)
  /** Without costs: the instrument's own fees, whole fills, as a paper account. */
  | { readonly name: 'conservative'; readonly costs?: TradingCosts | undefined }
  /** Against the recorded quotes, trades or order books of the series; slippage is the book's own. */
  | { readonly name: 'ticks'; readonly costs?: TradingCosts | undefined };

export interface BacktestOptions {
  readonly series: readonly BacktestSeries[];
  /** Of the account. Series in another one need a series of their rate, see `resolveConversions`. */
  readonly currency: CurrencyCode;
  readonly cash: DecimalString;
  /** null: no product limits, and under `reference` orders are sized at their fill. */
  readonly mandate: Mandate | null;
  readonly strategy: StrategyDefinition;
  /** Complete, as `checkStrategyParameters` gives them back. */
  readonly parameters: ParameterValues;
  readonly fillModel: BacktestFillModel;
  /** Build every journal entry and its hash, as a paper account does. */
  readonly journal: boolean;
  /** Who hashes the journal's blocks: this thread, unless a `HashingThread` is given. */
  readonly hasher?: BlockHasher | undefined;
  /** What a person did to the account's limits on the way, in order of time. */
  readonly limitChanges?: readonly LimitChange[] | undefined;
}

/** Holds from the end of the step at `at` on: after its bars and what they sent to the venue. */
export interface LimitChange {
  /** Stamp of bars of the run. */
  readonly at: number;
  readonly mandate: Mandate;
}

export interface RiskActions {
  readonly halts: readonly {
    readonly at: number;
    readonly rule: string;
    readonly sentence: string;
  }[];
  /** Denied orders by the check that denied them. */
  readonly denials: Readonly<Record<string, number>>;
}

export interface BacktestResult {
  /** Version of the kernel that ran it: the same inputs give the same results under it. */
  readonly engineVersion: string;
  /** Stamps of the steps: one for each row of `equity`. */
  readonly at: Float64Array;
  /** In the account's currency, after each step. */
  readonly equity: Float64Array;
  readonly trades: TradeList;
  /** Every order that was sent, in order. */
  readonly orders: OrderList;
  /** SHA-256 of the order list. */
  readonly orderListHash: string;
  /** null without a journal. */
  readonly journalHash: string | null;
  readonly journalEntries: number;
  /** Why the strategy could not go on; null when it ran to the end. */
  readonly failure: string | null;
  /** What the risk rules did; null without a journal. */
  readonly riskActions: RiskActions | null;
  /** Splits and dividends that took effect, in their order. */
  readonly corporateActions: readonly AppliedAction[];
  /** First step on which the strategy could decide. */
  readonly firstDecision: number;
  /** `reference`: the step on which nothing was left, and the run ended; null otherwise. */
  readonly ruinedAt: number | null;
}

export type UnhashedResult = Omit<BacktestResult, 'orderListHash'>;
