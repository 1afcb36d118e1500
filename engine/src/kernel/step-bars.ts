/** One step of market time: strategies see the bars, risk judges, then mark, stops and equity. */
import type { AccountState } from './account-state.js';
import { cancelOpenings } from './cancel-order.js';
import { closePositions } from './close-positions.js';
import type { Deployment } from './deployment.js';
import { endDeployment } from './deployments.js';
import { checkStops } from './halt-account.js';
import { CASH } from './ledger.js';
import { readMark } from './mark-figures.js';
import { grossExposure, markEquity } from './mark-equity.js';
import type { Owner } from './owner.js';
import { carryOut } from './strategy-orders.js';
import type { StrategyHost } from './strategy-host.js';

/**
 * At the stamp `now`. Nothing is marked at a stamp twice: it is later than every stamp of this run
 * before it. Not handed over by itself, because a float that is costs an allocation.
 */
export function stepBars(state: AccountState): void {
  stepUntold(state);
  if (state.events !== null) emitEquity(state);
}

/** The step without the event that tells its mark. */
export function stepUntold(state: AccountState): void {
  const at = state.now;
  const day = state.marketDays.at(state);
  if (day !== state.day) {
    // The day before ended with the last mark; before the run's first bar that is the opening cash.
    state.mark.startDay();
    state.day = day;
  }
  state.lastBarAt = at;
  markEquity(state);
  const { owners, mark, halts } = state;
  let isClosing = false;
  for (let o = 1; o < owners.length; o += 1) {
    const { deployment } = owners[o] as Owner;
    if (deployment === null) continue;
    if (deployment.status === 'RUNNING') runDeployment(state, deployment);
    if (deployment.closing) isClosing = true;
  }
  mark.raisePeak();
  if (mark.isNearStop) checkStops(state);
  if (isClosing || halts.active) keepStopping(state, isClosing);
}

function runDeployment(state: AccountState, deployment: Deployment): void {
  const { hosts } = deployment;
  for (let h = 0; h < hosts.length; h += 1) {
    const host = hosts[h] as StrategyHost;
    if (host.instrument.at !== state.now) continue;
    const failure = host.onBar();
    if (failure !== null) {
      endDeployment(state, deployment, 'FAILED', failure);
      return;
    }
    const { count } = host.desk;
    for (let i = 0; i < count; i += 1) carryOut(state, deployment.owner, host, i);
  }
}

/** A venue may refuse a cancel or lose a closing order: while it is due it is asked for again. */
function keepStopping(state: AccountState, isClosing: boolean): void {
  const { halts } = state;
  if (halts.active && state.orders.working.length > 0) cancelOpenings(state);
  if (isClosing || halts.closing) closePositions(state);
}

export function emitEquity(state: AccountState): void {
  if (state.events === null) return;
  const { markFigures: figures, scale, equityText: text } = state;
  if (!readMark(state, figures)) return emitWideEquity(state);
  state.events.push({
    cash: text.cash.of(figures.cash, scale),
    dayStartEquity: text.dayStart.of(figures.dayStart, scale),
    equity: text.equity.of(figures.equity, scale),
    exposure: text.exposure.of(figures.exposure, scale),
    peakEquity: text.peak.of(figures.peak, scale),
    type: 'EQUITY_MARKED',
  });
}

function emitWideEquity(state: AccountState): void {
  const { mark } = state;
  state.events?.push({
    cash: state.money(state.ledger.balance(CASH)),
    dayStartEquity: state.money(mark.dayStart),
    equity: state.money(mark.equity),
    exposure: state.money(grossExposure(state)),
    peakEquity: state.money(mark.peak),
    type: 'EQUITY_MARKED',
  });
}
