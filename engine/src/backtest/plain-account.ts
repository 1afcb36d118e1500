/** The account without a journal: the kernel's steps in numbers, nothing written down. */
import type { AccountCharge } from '../kernel/account-charges.js';
import type { Outgoing } from '../kernel/account-state.js';
import type { AccountKernel } from '../kernel/account-kernel.js';
import type { HotAccount } from '../kernel/hot-account.js';
import type { InstrumentState } from '../kernel/instrument-state.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import type { Owner } from '../kernel/owner.js';
import type { RestingOrder } from '../simulation/resting-order.js';
import type { ActionInput } from './action-schedule.js';
import type { BacktestAccount, BacktestFill, BarsOfStep } from './backtest-account.js';
import type { BacktestSeries, LimitChange } from './backtest-options.js';
import { showRow } from './show-row.js';

export class PlainAccount implements BacktestAccount {
  readonly hot: HotAccount;
  readonly queue: Outgoing[];
  readonly journalHash = null;
  readonly journalEntries = 0;
  readonly riskActions = null;

  constructor(kernel: AccountKernel) {
    this.hot = kernel.hot;
    this.queue = this.hot.outgoing;
  }

  bars(series: readonly BacktestSeries[], { at, rows }: BarsOfStep): void {
    const { instruments } = this.hot;
    for (let i = 0; i < series.length; i += 1) {
      const row = rows[i] as number;
      if (row < 0) continue;
      showRow(instruments[i] as InstrumentState, at, (series[i] as BacktestSeries).columns, row);
    }
    this.hot.step(at);
  }

  accepted(order: KernelOrder): void {
    this.hot.accepted(order);
  }

  filled(resting: RestingOrder<KernelOrder>, fill: BacktestFill): void {
    this.hot.filled(resting.terms, fill);
  }

  canceled(order: KernelOrder, _at: number, reason: string): void {
    this.hot.canceled(order, reason);
  }

  cancelRejected(order: KernelOrder): void {
    this.hot.cancelRejected(order, 'NOT_OPEN');
  }

  expired(order: KernelOrder, _at: number, reason: string): void {
    this.hot.expired(order, reason);
  }

  charged(charge: AccountCharge, at: number): void {
    this.hot.charged(charge, at);
  }

  liquidated(owner: Owner, instrument: InstrumentState, at: number): KernelOrder {
    return this.hot.liquidated(owner, instrument, at);
  }

  corporateAction(input: ActionInput): void {
    this.hot.corporateAction(input);
  }

  changeLimits({ at, mandate }: LimitChange): void {
    this.hot.changeLimits({ type: 'LIMITS_CHANGED', at, mandate });
  }

  stop(at: number): void {
    this.hot.stopAll(at);
  }
}
