/** The first input: currency, cash, mandate and instruments of the account. */
import { amountOf } from '../domain/amount.js';
import { decimalToMinor } from '../domain/money.js';
import type { StrategyRegistry } from '../strategies/strategy-registry.js';
import { AccountState } from './account-state.js';
import type { SizingMoment } from './account-state.js';
import type { KernelInput } from './inputs.js';
import { CAPITAL, CASH } from './ledger.js';
import { mandateLimits } from './mandate-limits.js';

type Opening = Extract<KernelInput, { type: 'ACCOUNT_OPENED' }>;

export function newAccountState(
  input: Omit<Opening, 'journalFormat' | 'kernelVersion'>,
  strategies: StrategyRegistry,
  sizing: SizingMoment,
): AccountState {
  return new AccountState({
    currency: input.currency,
    openingCash: decimalToMinor(input.cash, input.currency),
    limits: mandateLimits(input.mandate, input.currency),
    instruments: input.instruments,
    strategies,
    sizing,
  });
}

/** Books the deposit; announces the first run. */
export function openAccount(state: AccountState): void {
  state.ledger.post(CASH, CAPITAL, amountOf(state.openingCash), 'DEPOSIT', null);
  state.mark.load(state.openingCash, state.openingCash, state.openingCash);
  state.events?.push({ run: state.run, type: 'RUN_STARTED' });
}
