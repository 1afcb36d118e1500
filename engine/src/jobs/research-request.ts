/** What a caller asks for, before anything of it has been checked. */
import type { SamplerName } from '../research/search-spec.js';

export interface BacktestRequest {
  readonly strategy: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly symbols: readonly string[];
  /** First and last moment; null: all that is recorded. */
  readonly from?: Date | null | undefined;
  readonly to?: Date | null | undefined;
  /** Opening cash, a decimal string. */
  readonly cash: string;
  readonly fillModel?: FillModelRequest | null | undefined;
  /** Of the account; null: that of the instruments, where they have one. */
  readonly currency?: string | null | undefined;
  /** Fraction of notional on each fill; null: the instrument's own rates. */
  readonly commission?: string | null | undefined;
  /** A mandate's fields; null: the product's own limits, or none under `reference`. */
  readonly limits?: Readonly<Record<string, unknown>> | null | undefined;
}

export interface FillModelRequest {
  readonly name: string;
  readonly spread?: string | null | undefined;
  readonly margin?: string | null | undefined;
  readonly tradeOnClose?: boolean | null | undefined;
  /** What trading and holding costs, see docs/fill-models.md. */
  readonly costs?: Readonly<Record<string, unknown>> | null | undefined;
}

export interface SweepRequest extends BacktestRequest {
  readonly sampler: SamplerName;
  /** By parameter: a list of values, or `{ min, max, step?, log? }`; null: the declared ranges. */
  readonly space?: Readonly<Record<string, unknown>> | null | undefined;
  /** Number of backtests; of a grid, absent. */
  readonly trials?: number | null | undefined;
  readonly objective: string;
  readonly seed?: number | null | undefined;
}
