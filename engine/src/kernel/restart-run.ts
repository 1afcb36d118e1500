/** The replay starts over: everything is closed out by transfers and the opening cash is restored. */
import { amountOf, minus, negated } from '../domain/amount.js';
import type { AccountState } from './account-state.js';
import { endDeployment, startStrategies } from './deployments.js';
import { dropHeld } from './held-orders.js';
import { NEVER } from './instrument-state.js';
import { CAPITAL, CASH } from './ledger.js';
import { transition } from './order-transitions.js';
import { refuse } from './refuse.js';
import { releaseReservation } from './reservation.js';
import { emitEquity } from './step-bars.js';

export function restartRun(state: AccountState, run: number): void {
  if (run <= state.run) {
    refuse(state, 'STALE_RUN', `The account is already in run ${state.run}.`, null);
    return;
  }
  dropOrders(state);
  closeBooks(state);
  closeLedger(state);
  state.run = run;
  state.lastBarAt = NEVER;
  state.day = NEVER;
  for (const owner of state.owners) owner.restartNames();
  for (const instrument of state.instruments) instrument.clearBar();
  state.halts.rule = null;
  state.halts.closing = false;
  state.mark.load(state.openingCash, state.openingCash, state.openingCash);
  state.events?.push({ run, type: 'RUN_STARTED' });
  restartStrategies(state);
  emitEquity(state);
}

/** The venue forgets the run's orders by itself; what it still says of them finds them ended. */
function dropOrders(state: AccountState): void {
  for (const order of [...state.orders.held]) {
    if (order.status === 'HELD') dropHeld(state, order, 'RUN_RESTARTED');
  }
  for (const order of [...state.orders.working]) {
    order.status = transition(order.status, 'CANCEL');
    releaseReservation(state, order, 0, 0, 'RELEASE');
    state.orders.finish(order);
    state.events?.push({ order: order.ref, reason: 'RUN_RESTARTED', type: 'ORDER_CANCELED' });
  }
}

function closeBooks(state: AccountState): void {
  for (const instrument of state.instruments) {
    for (const owner of state.owners) {
      const book = owner.book(instrument.index);
      if (book.lots === 0 && book.realized === 0) continue;
      book.clear();
      state.events?.positionChanged(instrument, book, owner.ref);
    }
    if (instrument.net.lots === 0 && instrument.net.realized === 0) continue;
    instrument.net.clear();
    state.events?.positionChanged(instrument, instrument.net, null);
  }
}

/** Every account but cash and capital goes to zero against capital; cash goes to the opening sum. */
function closeLedger(state: AccountState): void {
  const { ledger } = state;
  ledger.names.forEach((_, account) => {
    if (account === CAPITAL) return;
    const target = account === CASH ? amountOf(state.openingCash) : 0;
    const excess = minus(ledger.balance(account), target);
    if (excess > 0) ledger.post(CAPITAL, account, excess, 'RUN_CLOSE', null);
    if (excess < 0) ledger.post(account, CAPITAL, negated(excess), 'RUN_CLOSE', null);
  });
}

function restartStrategies(state: AccountState): void {
  for (const { deployment } of state.owners) {
    if (deployment === null) continue;
    deployment.closing = false;
    if (deployment.status !== 'RUNNING') continue;
    const failure = startStrategies(state, deployment);
    if (failure !== null) endDeployment(state, deployment, 'FAILED', failure);
  }
}
