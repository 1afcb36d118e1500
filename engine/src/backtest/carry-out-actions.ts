/** Splits and dividends that are due, in the account, at the venue and in the log of trades. */
import { minus } from '../domain/amount.js';
import type { AppliedAction } from '../domain/applied-action.js';
import { minorText } from '../domain/money.js';
import type { InstrumentState } from '../kernel/instrument-state.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import type { MatchingEngine } from '../simulation/matching-engine.js';
import type { DueAction } from './action-schedule.js';
import type { BacktestAccount } from './backtest-account.js';
import type { OrderList } from './order-list.js';
import type { TradeLog } from './trade-log.js';

export interface PlacesOfOrders {
  readonly account: BacktestAccount;
  readonly engine: MatchingEngine<KernelOrder>;
  readonly log: TradeLog;
  readonly orders: OrderList;
  /** What has taken effect, in its order. */
  readonly applied: AppliedAction[];
}

/** Before the venue matches: its orders and the account's change together. */
export function carryOutActions(places: PlacesOfOrders, due: readonly DueAction[]): void {
  const { account, engine, log, orders, applied } = places;
  for (const action of due) {
    const { index, ratio } = action;
    applied.push(applyToAccount(account, action));
    if (ratio === null) continue;
    for (const resting of engine.resting) {
      if (resting.instrument !== index) continue;
      resting.split(ratio);
      orders.note(resting.row, resting.terms);
    }
    log.split(account.hot.instruments[index] as InstrumentState, ratio);
  }
}

function applyToAccount(account: BacktestAccount, { input, index }: DueAction): AppliedAction {
  const { hot } = account;
  const before = hot.cash;
  account.corporateAction(input);
  const { net, scale } = hot.instruments[index] as InstrumentState;
  return {
    ...input,
    quantity: scale.lotsToQuantity(net.lots),
    cash: minorText(minus(hot.cash, before), hot.scale),
  };
}
