/** Equity at the last prices: cash plus every position at its instrument's last close. */
import { exactly } from '../domain/amount.js';
import type { AccountState } from './account-state.js';
import { CASH } from './ledger.js';

export function markEquity(state: AccountState): void {
  addUp(state);
  // NaN sends the mark to the exact path.
  if (!state.mark.markSum()) state.mark.markWide(exactEquity(state));
}

/** Equity as a plain number, NaN where it does not fit one. */
export function safeEquity(state: AccountState): number {
  addUp(state);
  return state.mark.sum;
}

/** Into a field: a float that a function returns costs an allocation. */
function addUp(state: AccountState): void {
  let equity = state.ledger.cashSafe;
  const { instruments } = state;
  for (let i = 0; i < instruments.length; i += 1) {
    const instrument = instruments[i] as (typeof instruments)[number];
    if (instrument.net.lots === 0) continue;
    instrument.weigh();
    equity += instrument.worthSafe;
    // A sum that leaves the range on the way may come back to it inexact: a short after a long.
    if (!(equity <= Number.MAX_SAFE_INTEGER && equity >= -Number.MAX_SAFE_INTEGER)) {
      equity = Number.NaN;
      break;
    }
  }
  state.mark.sum = equity;
}

export function exactEquity(state: AccountState): bigint {
  let equity = exactly(state.ledger.balance(CASH));
  for (const instrument of state.instruments) {
    if (instrument.net.lots !== 0) equity += exactly(instrument.worth(instrument.net));
  }
  return equity;
}

/** Gross market value of the account's positions at the venue. */
export function grossExposure(state: AccountState): bigint {
  let exposure = 0n;
  for (const instrument of state.instruments) {
    const lots = instrument.net.lots;
    if (lots !== 0) {
      exposure += exactly(instrument.value(lots > 0 ? lots : -lots, instrument.closeTicks));
    }
  }
  return exposure;
}

/** The same as a plain number, NaN where it does not fit one. */
export function safeExposure(state: AccountState): number {
  let exposure = 0;
  const { instruments } = state;
  for (let i = 0; i < instruments.length; i += 1) {
    const instrument = instruments[i] as (typeof instruments)[number];
    const lots = instrument.net.lots;
    if (lots !== 0) {
      exposure += instrument.valueSafe(lots > 0 ? lots : -lots, instrument.closeTicks);
    }
  }
  return exposure <= Number.MAX_SAFE_INTEGER ? exposure : Number.NaN;
}
