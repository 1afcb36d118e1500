/** What a stored backtest or search is: everything that decides its outcome, and nothing else. */
import { hash } from 'node:crypto';
import type { Mandate } from '../domain/mandate.js';
import type { CurrencyCode, DecimalString } from '../domain/money.js';
import type { TradingCosts } from '../simulation/costs/trading-costs.js';
import { canonicalJson } from '../journal/canonical-json.js';
import type { ParameterValues } from '../strategies/parameters.js';
import type { SearchSpec } from './search-spec.js';

export type FillModelSpec =
  | {
      readonly name: 'reference';
      /** Fractions, as decimal text so that the stored spec is exact. */
      readonly spread: DecimalString;
      readonly margin: DecimalString;
      readonly tradeOnClose: boolean;
    }
  /** Without costs: the instrument's own fees, whole fills, as on paper. */
  | { readonly name: 'conservative'; readonly costs?: TradingCosts | undefined };

export interface RunSpec {
  readonly strategy: { readonly name: string; readonly version: string };
  /** Complete; of a search, what the search does not vary keeps these values. */
  readonly parameters: ParameterValues;
  readonly symbols: readonly string[];
  /** Series that convert what is quoted in another currency than the account's; absent without. */
  readonly rates?: readonly string[] | undefined;
  /** Stamps of the first and the last bar that take part, milliseconds UTC. */
  readonly from: number;
  readonly to: number;
  readonly cash: DecimalString;
  readonly currency: CurrencyCode;
  /** Fraction of notional on each fill; null: the instrument's own rates. */
  readonly commission: DecimalString | null;
  readonly fillModel: FillModelSpec;
  /** null: no limits. */
  readonly mandate: Mandate | null;
  /** null: one backtest. */
  readonly search: SearchSpec | null;
}

export function specText(spec: RunSpec): string {
  return canonicalJson(spec);
}

export function specHash(spec: RunSpec): string {
  return hash('sha256', specText(spec));
}
