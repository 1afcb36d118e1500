/** Other limits for an account that runs: raised or lowered, from this input on. */
import type { Mandate } from '../domain/mandate.js';
import type { AccountState } from './account-state.js';
import { checkStops } from './halt-account.js';
import { mandateLimits } from './mandate-limits.js';
import { refuse } from './refuse.js';

/**
 * Orders that are at work were judged when they were decided and stay. A loss that is beyond the
 * new stops halts at once and not at the next bar, between which a person could still order.
 */
export function changeLimits(state: AccountState, mandate: Mandate): void {
  const before = state.limits.mandate;
  if (sameMandate(before, mandate)) {
    refuse(state, 'LIMITS_UNCHANGED', 'These limits are in force already.', null);
    return;
  }
  state.limits = mandateLimits(mandate, state.currency);
  const { drawdownFraction, dailyLossFraction } = state.limits;
  state.mark.changeStops(drawdownFraction, dailyLossFraction);
  state.events?.push({ after: mandate, before, type: 'MANDATE_CHANGED' });
  checkStops(state);
}

/** Field by field as text: `5` and `5.0` differ, and the journal says so. */
export function sameMandate(one: Mandate, other: Mandate): boolean {
  const names = Object.keys(one) as (keyof Mandate)[];
  return names.every((name) => one[name] === other[name]);
}
