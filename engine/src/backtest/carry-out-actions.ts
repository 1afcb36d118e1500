/** Splits and dividends that are due, in the account, at the venue and in the log of trades. */
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
}

/** Before the venue matches: its orders and the account's change together. */
export function carryOutActions(
  { account, engine, log, orders }: PlacesOfOrders,
  due: readonly DueAction[],
): void {
  for (const { input, index, ratio } of due) {
    account.corporateAction(input);
    if (ratio === null) continue;
    for (const resting of engine.resting) {
      if (resting.instrument !== index) continue;
      resting.split(ratio);
      orders.note(resting.row, resting.terms);
    }
    log.split(account.hot.instruments[index] as InstrumentState, ratio);
  }
}
