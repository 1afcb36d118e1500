/** The totals of many accounts, per currency: money of two currencies is never added up. */
import type { Account } from '@fiducia/sdk';
import { addDecimals, compareDecimals, percentOf, subtractDecimals } from '../format/decimal.js';

export interface CurrencyTotals {
  readonly currency: string;
  readonly equity: string;
  readonly dayResult: string;
  /** null when there was nothing to start the day with. */
  readonly dayResultPct: string | null;
  readonly exposure: string;
  readonly exposurePct: string | null;
}

export interface AccountTotals {
  readonly currencies: readonly CurrencyTotals[];
  readonly deepestDrawdown: Account | null;
  readonly halted: number;
  readonly count: number;
}

export function accountTotals(accounts: readonly Account[]): AccountTotals {
  const byCurrency = Map.groupBy(accounts, (account) => account.currency);
  return {
    currencies: [...byCurrency].map(([currency, members]) => totalsOf(currency, members)),
    deepestDrawdown: accounts.reduce<Account | null>(
      (deepest, account) =>
        deepest && compareDecimals(deepest.drawdownPct, account.drawdownPct) >= 0
          ? deepest
          : account,
      null,
    ),
    halted: accounts.filter((account) => account.status === 'HALTED').length,
    count: accounts.length,
  };
}

function totalsOf(currency: string, accounts: readonly Account[]): CurrencyTotals {
  const equity = addDecimals(accounts.map((account) => account.equity));
  const dayResult = addDecimals(accounts.map((account) => account.dayResult));
  const exposure = addDecimals(accounts.map((account) => account.exposure));
  return {
    currency,
    equity,
    dayResult,
    dayResultPct: percentOf(dayResult, subtractDecimals(equity, dayResult)),
    exposure,
    exposurePct: percentOf(exposure, equity),
  };
}
