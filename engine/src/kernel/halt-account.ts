/** Halting and releasing: by a rule with its figures, or by a person. */
import type { DecimalString } from '../domain/money.js';
import type { AccountState } from './account-state.js';
import { cancelWorking } from './cancel-order.js';
import { closePositions } from './close-positions.js';
import type { RuleHalt } from './halts.js';
import { PERCENT_ONE } from './mandate-limits.js';
import { refuse } from './refuse.js';

export function haltByPerson(state: AccountState, haltId: string, close: boolean): void {
  if (state.halts.byPerson.includes(haltId)) {
    refuse(state, 'ALREADY_HALTED', 'This halt is already in force.', null);
    return;
  }
  state.halts.byPerson.push(haltId);
  state.events?.push({
    cause: 'PERSON',
    figures: { equity: state.money(state.mark.equity) },
    haltId,
    rule: null,
    sentence: close
      ? 'Halted by a person: new orders are blocked, working orders are cancelled, positions are closed.'
      : 'Halted by a person: new orders are blocked, working orders are cancelled, positions are held with the stops that protect them.',
    type: 'ACCOUNT_HALTED',
  });
  stand(state, close);
}

/** After every mark: is equity too far below its peak, or below the end of the previous day? */
export function checkStops(state: AccountState): void {
  if (state.halts.rule !== null) return;
  const { mark, limits } = state;
  if (mark.mayHaveFallen('PEAK', limits.drawdownFraction)) {
    stopIfFallen(state, 'MAX_DRAWDOWN', mark.peak, limits.drawdownPct);
  }
  if (state.halts.rule === null && mark.mayHaveFallen('DAY', limits.dailyLossFraction)) {
    stopIfFallen(state, 'MAX_DAILY_LOSS', mark.dayStart, limits.dailyLossPct);
  }
}

function stopIfFallen(
  state: AccountState,
  rule: RuleHalt['rule'],
  reference: bigint,
  pct: bigint,
): void {
  const equity = state.mark.equity;
  // At a limit of 100 % nothing is left: that also covers an account that began with nothing.
  if (reference <= 0n || (reference - equity) * PERCENT_ONE < reference * pct) return;
  state.halts.rule = { rule };
  const close = state.limits.mandate.onStop === 'CLOSE_POSITIONS';
  state.events?.push({
    cause: 'RULE',
    figures: figuresOf(state, rule, reference, equity),
    haltId: null,
    rule,
    sentence: sentenceOf(state, rule, close),
    type: 'ACCOUNT_HALTED',
  });
  stand(state, close);
}

function figuresOf(
  state: AccountState,
  rule: RuleHalt['rule'],
  reference: bigint,
  equity: bigint,
): Record<string, DecimalString> {
  const { mandate } = state.limits;
  const lossPct = percentText(((reference - equity) * 1_000_000n) / reference);
  return rule === 'MAX_DRAWDOWN'
    ? {
        drawdownPct: lossPct,
        equity: state.money(equity),
        limitPct: mandate.maxDrawdownPct,
        peakEquity: state.money(reference),
      }
    : {
        dayStartEquity: state.money(reference),
        equity: state.money(equity),
        limitPct: mandate.maxDailyLossPct,
        lossPct,
      };
}

/** From millionths to percent with four decimals, rounded down. */
function percentText(millionths: bigint): DecimalString {
  const whole = millionths / 10_000n;
  const rest = (millionths % 10_000n).toString().padStart(4, '0').replace(/0+$/, '');
  return rest === '' ? whole.toString() : `${whole}.${rest}`;
}

function sentenceOf(state: AccountState, rule: RuleHalt['rule'], close: boolean): string {
  const { mandate } = state.limits;
  const what =
    rule === 'MAX_DRAWDOWN'
      ? `Equity fell ${mandate.maxDrawdownPct} % or more below its peak`
      : `Equity fell ${mandate.maxDailyLossPct} % or more below the end of the previous market day`;
  const then = close
    ? 'positions are closed'
    : 'positions are held with the stops that protect them';
  return `${what}: new orders are blocked, working orders are cancelled, ${then}.`;
}

function stand(state: AccountState, close: boolean): void {
  // What is held goes on being guarded; what is closed must not be in its way.
  cancelWorking(state, null, null, 'HALT', !close);
  if (!close) return;
  state.halts.closing = true;
  closePositions(state);
}

/**
 * Ends a person's halt by its id; any other id ends the rule's halt. After a rule's halt the peak
 * and the day start again from the present equity, or the same rule would halt at the next bar.
 */
export function releaseHalt(state: AccountState, haltId: string): void {
  const { halts, mark } = state;
  const index = halts.byPerson.indexOf(haltId);
  if (index >= 0) halts.byPerson.splice(index, 1);
  else if (halts.rule !== null) {
    if (halts.rule.rule === 'MAX_DRAWDOWN') mark.restartPeak();
    mark.startDay();
    halts.rule = null;
  } else {
    refuse(state, 'NOT_HALTED', 'There is no such halt to release.', null);
    return;
  }
  if (!halts.active) halts.closing = false;
  state.events?.push({ haltId, type: 'ACCOUNT_RELEASED' });
}
