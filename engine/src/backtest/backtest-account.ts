/** The account under test as the driver sees it: plain steps, or the same steps with a journal. */
import type { AccountCharge } from '../kernel/account-charges.js';
import type { Outgoing } from '../kernel/account-state.js';
import type { Fill } from '../kernel/book-fill.js';
import type { HotAccount } from '../kernel/hot-account.js';
import type { InstrumentState } from '../kernel/instrument-state.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import type { Owner } from '../kernel/owner.js';
import type { RestingOrder } from '../simulation/resting-order.js';
import type { ActionInput } from './action-schedule.js';
import type { BacktestSeries, LimitChange, RiskActions } from './backtest-options.js';

/** One fill as the matching engine found it, in ticks and without texts of a venue. */
export interface BacktestFill extends Fill {
  readonly price: null;
  readonly feeText: null;
}

/** The step that the market has come to. */
export interface BarsOfStep {
  readonly at: number;
  /** Row of each series that has a bar at this stamp; −1 for one that has none. */
  readonly rows: readonly number[];
}

export interface BacktestAccount {
  readonly hot: HotAccount;
  /** What is to be sent to the venue, in order; the driver takes it away. */
  readonly queue: Outgoing[];
  /** The bars of the present step. */
  bars(series: readonly BacktestSeries[], step: BarsOfStep): void;
  accepted(order: KernelOrder, at: number): void;
  filled(resting: RestingOrder<KernelOrder>, fill: BacktestFill, at: number): void;
  canceled(order: KernelOrder, at: number, reason: string): void;
  cancelRejected(order: KernelOrder, at: number): void;
  expired(order: KernelOrder, at: number, reason: string): void;
  /** What the venue takes or pays for holding. */
  charged(charge: AccountCharge, at: number): void;
  /** The venue closes what an owner holds, by an order of its own that is already at work. */
  liquidated(owner: Owner, instrument: InstrumentState, at: number): KernelOrder;
  /** A split or dividend takes effect, before the bars of its stamp. */
  corporateAction(input: ActionInput): void;
  /** Other limits, after the bars of this stamp. */
  changeLimits(change: LimitChange): void;
  /** Ends the strategy and closes what it holds. */
  stop(at: number): void;
  readonly journalHash: string | null;
  readonly journalEntries: number;
  readonly riskActions: RiskActions | null;
}
