/** The totals of many accounts, per currency: money of two currencies is never added up. */
import type { Account } from '@fiducia/sdk';
import {
  compareDecimals,
  differenceOfAmounts,
  percentOf,
  sumOfAmounts,
} from '../format/decimal.js';

export interface CurrencyTotals {
  readonly currency: string;
  /** Null when the viewer may not see it of one of the accounts; so are the others. */
  readonly equity: string | null;
  readonly dayResult: string | null;
  /** null when there was nothing to start the day with. */
  readonly dayResultPct: string | null;
  readonly exposure: string | null;
  readonly exposurePct: string | null;
}

export interface DeepestDrawdown {
  readonly pct: string;
  readonly clientName: string;
}

export interface AccountTotals {
  readonly currencies: readonly CurrencyTotals[];
  /** Null when the viewer may not see it of one of the accounts. */
  readonly deepestDrawdown: DeepestDrawdown | null;
  readonly halted: number;
  readonly count: number;
}

export function accountTotals(accounts: readonly Account[]): AccountTotals {
  const byCurrency = Map.groupBy(accounts, (account) => account.currency);
  return {
    currencies: [...byCurrency].map(([currency, members]) => totalsOf(currency, members)),
    deepestDrawdown: deepestOf(accounts),
    halted: accounts.filter((account) => account.status === 'HALTED').length,
    count: accounts.length,
  };
}

function deepestOf(accounts: readonly Account[]): DeepestDrawdown | null {
  let deepest: DeepestDrawdown | null = null;
  for (const { drawdownPct: pct, client } of accounts) {
    if (pct === null) return null;
    if (deepest === null || compareDecimals(pct, deepest.pct) > 0) {
      deepest = { pct, clientName: client.name };
    }
  }
  return deepest;
}

function totalsOf(currency: string, accounts: readonly Account[]): CurrencyTotals {
  const equity = sumOfAmounts(accounts.map((account) => account.equity));
  const dayResult = sumOfAmounts(accounts.map((account) => account.dayResult));
  const exposure = sumOfAmounts(accounts.map((account) => account.exposure));
  return {
    currency,
    equity,
    dayResult,
    dayResultPct: shareOf(dayResult, differenceOfAmounts(equity, dayResult)),
    exposure,
    exposurePct: shareOf(exposure, equity),
  };
}

function shareOf(part: string | null, whole: string | null): string | null {
  return part === null || whole === null ? null : percentOf(part, whole);
}
