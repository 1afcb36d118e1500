/** The simulated venue of a backtest: takes the account's orders and reports what becomes of them. */
import type { AppliedAction } from '../domain/applied-action.js';
import { shorten } from '../domain/shorten.js';
import type { Outgoing } from '../kernel/account-state.js';
import type { InstrumentState } from '../kernel/instrument-state.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import type { Owner } from '../kernel/owner.js';
import { CostedFills } from '../simulation/costed-fills.js';
import { MatchingEngine } from '../simulation/matching-engine.js';
import { tradeIdOf } from '../simulation/report-builder.js';
import { RestingOrder } from '../simulation/resting-order.js';
import { TickFills } from '../simulation/tick/tick-fills.js';
import type { DueAction } from './action-schedule.js';
import type { BacktestAccount } from './backtest-account.js';
import type { BacktestOptions } from './backtest-options.js';
import { carryOutActions } from './carry-out-actions.js';
import { OrderList } from './order-list.js';
import { PresentBars } from './present-bars.js';
import { TickReplay } from './tick-replay.js';
import type { Timeline } from './timeline.js';
import { TradeLog } from './trade-log.js';
import { VenueCosts } from './venue-costs.js';
import { venueCostsOf, venueFillModel, venueSessions } from './venue-fill-model.js';

export class BacktestVenue {
  readonly engine: MatchingEngine<KernelOrder>;
  readonly bars: PresentBars;
  readonly orders: OrderList;
  readonly log: TradeLog;
  /** Splits and dividends that have taken effect. */
  readonly applied: AppliedAction[] = [];
  /** Number of the present step: trades tell theirs. */
  step = 0;
  readonly watchesMargin: boolean;
  /** There are costs that may fall due with time. */
  readonly carries: boolean;
  private readonly costs: VenueCosts;
  private readonly costed: CostedFills | null;
  private readonly ticks: TickReplay<KernelOrder> | null;
  private isReplaying = false;

  constructor(
    private readonly options: BacktestOptions,
    readonly account: BacktestAccount,
    private readonly timeline: Timeline,
  ) {
    const { hot } = account;
    const costs = venueCostsOf(options);
    this.bars = new PresentBars(options.series, timeline);
    this.orders = new OrderList(hot.instruments);
    this.log = new TradeLog(hot.instruments);
    this.costs = new VenueCosts(costs, hot, options.currency);
    this.carries = costs !== null;
    this.watchesMargin = this.costs.watchesMargin;
    const model = venueFillModel(options, hot);
    this.costed = model instanceof CostedFills ? model : null;
    this.engine = new MatchingEngine(model, venueSessions(options), {
      filled: (order, lots, ticks) => this.filled(order, lots, ticks),
      expired: (order, reason) => this.expired(order, reason),
      canceled: (order, reason) => this.canceled(order, reason),
      protected: (parent) => this.protect(parent),
      heldLots: ({ terms }) => terms.owner.book(terms.instrument.index).lots,
    });
    const { series } = options;
    this.ticks = model instanceof TickFills ? new TickReplay(series, model, this.engine) : null;
  }

  /** Stamp of what the venue is doing. */
  private get now(): number {
    return this.isReplaying && this.ticks !== null ? this.ticks.now : this.timeline.at;
  }

  applyActions(due: readonly DueAction[]): void {
    carryOutActions(this, due);
    if (this.account.queue.length > 0) this.sendQueue();
  }

  /** Meets what rests with what the market has done since the step before. */
  match(): void {
    if (this.ticks !== null) this.replayTicks(this.ticks);
    else if (this.engine.resting.length > 0) this.matchBars();
  }

  matchBars(): void {
    const { bars, engine, timeline } = this;
    for (let i = 0; i < this.options.series.length; i += 1) {
      const bar = bars.read(i);
      if (bar !== null) engine.match(i, timeline.at, bar);
    }
  }

  private replayTicks(ticks: TickReplay<KernelOrder>): void {
    this.isReplaying = true;
    ticks.runTo(this.timeline.at);
    this.isReplaying = false;
  }

  /** To the venue and back until nothing is outstanding: all of it at this stamp. */
  sendQueue(): void {
    const { queue } = this.account;
    for (let i = 0; i < queue.length; i += 1) {
      const { kind, order } = queue[i] as Outgoing;
      if (kind === 'SUBMIT') this.submit(order);
      else this.cancel(order);
    }
    shorten(queue, 0);
  }

  submit(order: KernelOrder): void {
    const { at } = this.timeline;
    const { index } = order.instrument;
    const resting = new RestingOrder(order.ref, index, at, order);
    const { fillModel } = this.options;
    if (this.costed !== null) {
      resting.asleepUntil = this.costed.asleepUntil(index, at);
    } else if (fillModel.name === 'ticks') {
      resting.asleepUntil = at + (fillModel.costs?.latencyMs ?? 0) - 1;
    }
    this.engine.add(resting);
    this.account.accepted(order, at);
    resting.row = this.orders.add(order);
    if (fillModel.name !== 'reference' || !fillModel.tradeOnClose) return;
    if (order.type !== 'MARKET' || order.source === 'RISK') return;
    const bar = this.bars.read(index);
    // Without a bar of its own there is no close to trade on: it waits for the next one.
    if (bar !== null) this.engine.fillAt(resting, bar.closeTicks, at, bar);
  }

  cancel(order: KernelOrder): void {
    const resting = this.engine.find(order.ref);
    if (resting === undefined) return this.account.cancelRejected(order, this.timeline.at);
    this.engine.remove(resting);
    this.canceled(resting, 'REQUESTED');
  }

  /** What holding has cost since the step before: due before anything happens at this one. */
  carry(): void {
    const { at } = this.timeline;
    for (const charge of this.costs.chargesAt(at)) this.account.charged(charge, at);
  }

  /** The venue takes its orders off the book first, then closes every owner's position. */
  watchMargin(): void {
    const prices = this.costs.liquidationTicks(this.bars.readAll());
    if (prices === null) return;
    const { hot } = this.account;
    for (const order of [...this.engine.resting]) this.engine.cancel(order, 'LIQUIDATION');
    for (const owner of hot.owners) {
      for (const { index } of hot.instruments) {
        if (owner.book(index).lots !== 0) this.liquidate(owner, index, prices[index] as number);
      }
    }
    this.engine.sweep();
  }

  private liquidate(owner: Owner, index: number, ticks: number): void {
    const instrument = this.account.hot.instruments[index] as InstrumentState;
    const order = this.account.liquidated(owner, instrument, this.timeline.at);
    this.costs.liquidates(order.ref);
    const resting = new RestingOrder(order.ref, index, this.timeline.at, order);
    resting.row = this.orders.add(order);
    resting.filledLots = order.lots;
    resting.fills = 1;
    resting.takes = true;
    this.filled(resting, order.lots, ticks);
  }

  private filled(resting: RestingOrder<KernelOrder>, lots: number, ticks: number): void {
    const at = this.now;
    const notional = resting.terms.instrument.scale.notional(lots, ticks);
    const fee = this.costs.fee(resting, lots, notional, at);
    this.log.record(resting.terms, lots, ticks, fee, this.step);
    const tradeId = tradeIdOf(resting);
    const fill = { tradeId, lots, notional, fee, price: null, ticks, feeText: null };
    this.account.filled(resting, fill, at);
    this.orders.note(resting.row, resting.terms);
    if (!resting.terms.working) this.costs.closed(resting.ref);
  }

  private expired(resting: RestingOrder<KernelOrder>, reason: string): void {
    this.account.expired(resting.terms, this.now, reason);
    this.orders.note(resting.row, resting.terms);
  }

  private canceled(resting: RestingOrder<KernelOrder>, reason: string): void {
    this.account.canceled(resting.terms, this.now, reason);
    this.orders.note(resting.row, resting.terms);
  }

  /** The account has made them with the fill of their parent: they begin to rest. */
  private protect(parent: RestingOrder<KernelOrder>): readonly RestingOrder<KernelOrder>[] {
    const at = this.now;
    return parent.protection.flatMap(({ ref }) => {
      const order = this.account.hot.order(ref);
      if (order === undefined || order.status !== 'SUBMITTED') return [];
      const resting = new RestingOrder(order.ref, parent.instrument, at, order);
      this.account.accepted(order, at);
      resting.row = this.orders.add(order);
      return [resting];
    });
  }
}
