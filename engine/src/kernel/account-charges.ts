/** What the venue takes or pays for holding: funding, borrowed securities, interest on cash. */
import { amountOf, negated } from '../domain/amount.js';
import type { Amount } from '../domain/amount.js';
import { decimalToMinorRounded } from '../domain/money.js';
import type { AccountState } from './account-state.js';
import type { ChargeKind, KernelInput } from './inputs.js';
import { CASH } from './ledger.js';

export interface AccountCharge {
  readonly kind: ChargeKind;
  /** null where it concerns the account's cash. */
  readonly symbol: string | null;
  /** Ledger units; positive when the account pays. */
  readonly amount: Amount;
}

/** Facts of the venue are booked, never judged: also where cash does not suffice. */
export function bookCharge(state: AccountState, { kind, symbol, amount }: AccountCharge): void {
  const { ledger } = state;
  if (amount > 0) ledger.post(ledger.carry, CASH, amount, kind, null);
  if (amount < 0) ledger.post(CASH, ledger.carry, negated(amount), kind, null);
  state.events?.push({ amount: state.money(amount), kind, symbol, type: 'ACCOUNT_CHARGED' });
}

export function applyCharge(
  state: AccountState,
  { kind, symbol, amount }: Extract<KernelInput, { type: 'VENUE_CHARGED' }>,
): void {
  bookCharge(state, {
    kind,
    symbol,
    amount: amountOf(decimalToMinorRounded(amount, state.currency)),
  });
}
