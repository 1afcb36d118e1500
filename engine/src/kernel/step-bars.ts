/** One step of market time: strategies see the bars, risk judges, then mark, stops and equity. */
import { utcDay } from '../market-data/bar-time.js';
import type { AccountState } from './account-state.js';
import { cancelOpenings } from './cancel-order.js';
import { closePositions } from './close-positions.js';
import type { Deployment } from './deployment.js';
import { endDeployment } from './deployments.js';
import { checkStops } from './halt-account.js';
import type { MarketTimeMs } from './inputs.js';
import { CASH } from './ledger.js';
import { grossExposure, markEquity, safeExposure } from './mark-equity.js';
import { carryOut } from './strategy-orders.js';
import type { StrategyHost } from './strategy-host.js';

/** Nothing is marked at a stamp twice: `at` is later than every stamp of this run before it. */
export function stepBars(state: AccountState, at: MarketTimeMs): void {
  state.now = at;
  const day = utcDay(at);
  if (day !== state.day) {
    // The day before ended with the last mark; before the run's first bar that is the opening cash.
    state.mark.startDay();
    state.day = day;
  }
  state.lastBarAt = at;
  markEquity(state);
  runStrategies(state, at);
  state.mark.raisePeak();
  checkStops(state);
  keepStopping(state);
  if (state.events !== null) emitEquity(state);
}

function runStrategies(state: AccountState, at: MarketTimeMs): void {
  const { owners } = state;
  for (let o = 1; o < owners.length; o += 1) {
    const deployment = owners[o]?.deployment;
    if (deployment !== null && deployment !== undefined && deployment.status === 'RUNNING') {
      runDeployment(state, deployment, at);
    }
  }
}

function runDeployment(state: AccountState, deployment: Deployment, at: MarketTimeMs): void {
  const { hosts } = deployment;
  for (let h = 0; h < hosts.length; h += 1) {
    const host = hosts[h] as StrategyHost;
    if (host.instrument.at !== at) continue;
    const failure = host.onBar();
    if (failure !== null) {
      endDeployment(state, deployment, 'FAILED', failure);
      return;
    }
    const { intents, count } = host.desk;
    for (let i = 0; i < count; i += 1) {
      carryOut(state, deployment.owner, host.instrument, intents[i] as (typeof intents)[number]);
    }
  }
}

/** A venue may refuse a cancel or lose a closing order: while it is due it is asked for again. */
function keepStopping(state: AccountState): void {
  const { halts, owners } = state;
  if (halts.active && state.orders.working.length > 0) cancelOpenings(state);
  if (halts.closing) {
    closePositions(state);
    return;
  }
  for (let o = 1; o < owners.length; o += 1) {
    if (owners[o]?.deployment?.closing === true) {
      closePositions(state);
      return;
    }
  }
}

export function emitEquity(state: AccountState): void {
  if (state.events === null) return;
  const { mark, ledger, scale, equityText: text } = state;
  const cash = ledger.cashSafe;
  const exposure = safeExposure(state);
  if (mark.wide || Number.isNaN(cash) || Number.isNaN(exposure)) return emitWideEquity(state);
  state.events.push({
    cash: text.cash.of(cash, scale),
    dayStartEquity: text.dayStart.of(mark.dayStartFloat, scale),
    equity: text.equity.of(mark.equityFloat, scale),
    exposure: text.exposure.of(exposure, scale),
    peakEquity: text.peak.of(mark.peakFloat, scale),
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
