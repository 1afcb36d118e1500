/** A split or dividend that has taken effect in an account, and what it did to what was held. */
import type { SplitRatio } from './corporate-action.js';
import { currencyScale, decimalToMinor, minorText } from './money.js';
import type { CurrencyCode, DecimalString } from './money.js';

export type AppliedAction = {
  /** Stamp of the first bar that trades with it. */
  readonly at: number;
  readonly symbol: string;
  /** Held afterwards, negative when short. */
  readonly quantity: DecimalString;
  /**
   * In the account's currency: the dividend, or what was paid for fractions of shares; negative
   * where the account paid.
   */
  readonly cash: DecimalString;
} & (
  | ({ readonly type: 'SPLIT' } & SplitRatio)
  /** `amount` for one share, in the instrument's currency. */
  | { readonly type: 'DIVIDEND'; readonly amount: DecimalString }
);

/** What all dividends together brought, exactly. */
export function dividendTotal(
  actions: readonly AppliedAction[],
  currency: CurrencyCode,
): DecimalString {
  const total = actions
    .filter(({ type }) => type === 'DIVIDEND')
    .reduce((sum, { cash }) => sum + decimalToMinor(cash, currency), 0n);
  return minorText(total, currencyScale(currency));
}
