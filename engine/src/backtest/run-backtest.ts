/** One account on recorded bars, full order path, nothing awaited: what command and bench call. */
import { assertThat } from '../domain/assert.js';
import type { InstrumentSpec } from '../domain/instrument.js';
import { currencyScale } from '../domain/money.js';
import type { Outgoing } from '../kernel/account-state.js';
import type { InstrumentState } from '../kernel/instrument-state.js';
import type { KernelOrder } from '../kernel/kernel-order.js';
import { KERNEL_VERSION } from '../kernel/kernel-version.js';
import { CostedFills } from '../simulation/costed-fills.js';
import { conservativeFills } from '../simulation/conservative-fills.js';
import type { TradingCosts } from '../simulation/costs/trading-costs.js';
import { TickFills } from '../simulation/tick/tick-fills.js';
import type { FillModel, VenueBar } from '../simulation/fill-model.js';
import { MatchingEngine } from '../simulation/matching-engine.js';
import { ReferenceFills } from '../simulation/reference-fills.js';
import { RestingOrder } from '../simulation/resting-order.js';
import { sessionsOf } from '../simulation/sessions.js';
import { ActionSchedule } from './action-schedule.js';
import type { BacktestAccount } from './backtest-account.js';
import type { BacktestOptions, BacktestResult, BacktestSeries } from './backtest-options.js';
import { carryOutActions } from './carry-out-actions.js';
import { EquityCurve } from './equity-curve.js';
import { openBacktestAccount } from './open-backtest-account.js';
import { OrderList } from './order-list.js';
import { TickReplay } from './tick-replay.js';
import { Timeline } from './timeline.js';
import { TradeLog } from './trade-log.js';
import { VenueCosts } from './venue-costs.js';

export function runBacktest(options: BacktestOptions): BacktestResult {
  const run = new BacktestRun(options);
  return run.finish();
}

/** Later than every stamp. */
const ALL = Number.POSITIVE_INFINITY;

export class BacktestRun {
  private readonly account: BacktestAccount;
  private readonly engine: MatchingEngine<KernelOrder>;
  private readonly timeline: Timeline;
  private readonly log = new TradeLog();
  private readonly actions: ActionSchedule;
  private readonly orders: OrderList;
  private readonly bar = newBar();
  private readonly costs: VenueCosts;
  private readonly costed: CostedFills | null;
  private readonly ticks: TickReplay<KernelOrder> | null;
  private readonly carries: boolean;
  private readonly perUnit: number;
  private readonly equity: EquityCurve;
  private readonly firstDecision: number;
  private ruinedAt: number | null = null;
  private isReplaying = false;
  private step = 0;

  constructor(private readonly options: BacktestOptions) {
    assertThat(
      options.series.some(({ columns }) => columns.length > 0),
      'a backtest needs bars',
    );
    this.timeline = new Timeline(options.series);
    this.actions = new ActionSchedule(options.series);
    this.perUnit = 10 ** currencyScale(options.currency);
    this.account = openBacktestAccount(options);
    this.equity = new EquityCurve(this.timeline.length);
    this.firstDecision = this.account.hot.lookback + 1;
    this.orders = new OrderList(this.account.hot.instruments);
    const costs = costsOf(options);
    this.costs = new VenueCosts(costs, this.account.hot, options.currency);
    this.carries = costs !== null;
    const scales = this.account.hot.instruments.map(({ scale }) => scale);
    const onBars = options.fillModel.name === 'conservative';
    this.costed = costs !== null && onBars ? new CostedFills(costs, scales) : null;
    const model = this.fillModel();
    this.engine = new MatchingEngine(model, sessionsOf(sessionInstruments(options)), {
      filled: (order, lots, ticks) => this.filled(order, lots, ticks),
      expired: (order, reason) => {
        this.account.expired(order.terms, this.now, reason);
        this.orders.note(order.row, order.terms);
      },
      canceled: (order, reason) => this.canceled(order, reason),
      protected: (parent) => this.protect(parent),
      heldLots: ({ terms }) => terms.owner.book(terms.instrument.index).lots,
    });
    this.ticks =
      model instanceof TickFills ? new TickReplay(options.series, model, this.engine) : null;
  }

  /** Stamp of what the venue is doing. */
  private get now(): number {
    return this.isReplaying && this.ticks !== null ? this.ticks.now : this.timeline.at;
  }

  /**
   * Runs the steps before a stamp. The last step of all is not known as such before the data ends,
   * so whoever hands the data over in parts leaves it to `finish`.
   */
  runBefore(stamp: number): void {
    const { account, timeline, options, perUnit, engine, equity } = this;
    const { series, fillModel } = options;
    const { hot } = account;
    const isReference = fillModel.name === 'reference';
    // What is decided on a close can be filled on it only while a later bar is there to end it.
    const closesOnLast = isReference && fillModel.tradeOnClose && stamp === ALL;
    const last = closesOnLast ? timeline.length - 1 : -1;
    while (this.ruinedAt === null && timeline.advance(stamp)) {
      const step = equity.length;
      if (timeline.at >= this.actions.nextAt) this.applyActions(step);
      if (this.carries) this.carry(step);
      if (this.ticks !== null) this.replayTicks(step);
      else if (engine.resting.length > 0) this.matchBars(step);
      if (this.costs.watchesMargin) this.watchMargin(step);
      if (step === last) this.closeAll(step, 'openTicks');
      account.bars(timeline.at, series, timeline.rows);
      if (account.queue.length > 0) this.sendQueue(step);
      const worth = hot.equity;
      equity.push(worth / perUnit);
      if (isReference && worth <= 0) {
        // Nothing is left to trade with: the published runs end here, with nothing.
        this.ruinedAt = step;
        this.closeAll(step, 'closeTicks');
        equity.last = 0;
      }
    }
  }

  /** More rows were added to the series, all of them later than every one before. */
  extend(): void {
    this.timeline.extend();
    this.actions.extend();
  }

  finish(): BacktestResult {
    this.runBefore(ALL);
    const { account, timeline, options, equity, ruinedAt } = this;
    const { fillModel } = options;
    if (fillModel.name === 'reference' && ruinedAt === null && !fillModel.tradeOnClose) {
      this.endAtLastOpen(timeline.length - 1);
      equity.last = account.hot.equityNow / this.perUnit;
    }
    return {
      engineVersion: KERNEL_VERSION,
      at: timeline.stamps,
      equity: equity.values(timeline.length),
      trades: this.log.trades,
      orders: this.orders,
      orderListHash: this.orders.hash(),
      journalHash: account.journalHash,
      journalEntries: account.journalEntries,
      failure: account.hot.failure,
      riskActions: account.riskActions,
      firstDecision: this.firstDecision,
      ruinedAt,
    };
  }

  private fillModel(): FillModel {
    const { fillModel } = this.options;
    if (fillModel.name === 'conservative') return this.costed ?? conservativeFills;
    if (fillModel.name === 'ticks') return new TickFills(this.options.series.length);
    const { hot } = this.account;
    const scales = hot.instruments.map(({ scale }) => scale);
    const instrument = (index: number): InstrumentState =>
      hot.instruments[index] as InstrumentState;
    const account = {
      equityAt: (index: number, ticks: number) =>
        hot.equityAt(instrument(index), ticks) / this.perUnit,
      exposureAt: (index: number, ticks: number) =>
        hot.exposureAt(instrument(index), ticks) / this.perUnit,
      rateOf: (index: number) => instrument(index).rateFloat,
      heldLots: ({ terms, instrument: index }: RestingOrder) =>
        (terms as KernelOrder).owner.book(index).lots,
    };
    return new ReferenceFills(fillModel, scales, account, this.options.mandate === null);
  }

  private applyActions(step: number): void {
    const { account, engine, log, orders } = this;
    carryOutActions({ account, engine, log, orders }, this.actions.take(this.timeline.at));
    if (account.queue.length > 0) this.sendQueue(step);
  }

  private replayTicks(step: number): void {
    this.step = step;
    this.isReplaying = true;
    this.ticks?.runTo(this.timeline.at);
    this.isReplaying = false;
  }

  private matchBars(step: number): void {
    this.step = step;
    const { series } = this.options;
    const { rows, at } = this.timeline;
    for (let i = 0; i < series.length; i += 1) {
      const row = rows[i] as number;
      if (row >= 0) this.engine.match(i, at, this.barOf(series[i] as BacktestSeries, row));
    }
  }

  private barOf({ columns }: BacktestSeries, row: number): VenueBar {
    const { bar } = this;
    bar.openTicks = columns.open[row] as number;
    bar.highTicks = columns.high[row] as number;
    bar.lowTicks = columns.low[row] as number;
    bar.closeTicks = columns.close[row] as number;
    bar.volume = columns.volume[row] as number;
    return bar;
  }

  /** Ends the strategy and closes what it holds at a price of the present bars. */
  private closeAll(step: number, price: 'openTicks' | 'closeTicks'): void {
    this.account.stop(this.timeline.at);
    this.sendQueue(step);
    for (const order of [...this.engine.resting]) {
      if (order.terms.source !== 'RISK') continue;
      const bar = this.presentBar(order.instrument);
      this.engine.fillAt(order, bar[price], this.timeline.at, bar);
    }
  }

  /**
   * The reference closes what is open at the open of the last bar, so that every trade ends, and
   * then matches on the same bar whatever was decided on its close.
   */
  private endAtLastOpen(step: number): void {
    this.account.stop(this.timeline.at);
    const { queue } = this.account;
    const cancels = queue.filter(({ kind }) => kind === 'CANCEL');
    const closes = queue.filter(({ kind }) => kind === 'SUBMIT');
    queue.length = 0;
    this.step = step;
    for (const { order } of closes) this.submit(order);
    this.engine.wake();
    this.matchBars(step);
    for (const { order } of cancels) this.cancel(order);
    this.sendQueue(step);
  }

  private presentBar(instrument: number): VenueBar {
    const series = this.options.series[instrument] as BacktestSeries;
    const row = this.timeline.rows[instrument] as number;
    return this.barOf(series, row >= 0 ? row : series.columns.length - 1);
  }

  /** To the venue and back until nothing is outstanding: all of it at this stamp. */
  private sendQueue(step: number): void {
    this.step = step;
    const { queue } = this.account;
    for (let i = 0; i < queue.length; i += 1) {
      const { kind, order } = queue[i] as Outgoing;
      if (kind === 'SUBMIT') this.submit(order);
      else this.cancel(order);
    }
    queue.length = 0;
  }

  private submit(order: KernelOrder): void {
    const { at } = this.timeline;
    const resting = new RestingOrder(order.ref, order.instrument.index, at, order);
    const { fillModel } = this.options;
    if (this.costed !== null) {
      resting.asleepUntil = this.costed.asleepUntil(order.instrument.index, at);
    } else if (fillModel.name === 'ticks') {
      resting.asleepUntil = at + (fillModel.costs?.latencyMs ?? 0) - 1;
    }
    this.engine.add(resting);
    this.account.accepted(order, at);
    resting.row = this.orders.add(order);
    if (fillModel.name !== 'reference' || !fillModel.tradeOnClose) return;
    if (order.type !== 'MARKET' || order.source === 'RISK') return;
    const row = this.timeline.rows[order.instrument.index] as number;
    const bar = this.barOf(this.options.series[order.instrument.index] as BacktestSeries, row);
    this.engine.fillAt(resting, bar.closeTicks, at, bar);
  }

  private cancel(order: KernelOrder): void {
    const { at } = this.timeline;
    const resting = this.engine.find(order.ref);
    if (resting === undefined) return this.account.cancelRejected(order, at);
    this.engine.remove(resting);
    this.canceled(resting, 'REQUESTED');
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

  private filled(resting: RestingOrder<KernelOrder>, lots: number, ticks: number): void {
    const at = this.now;
    const notional = resting.terms.instrument.scale.notional(lots, ticks);
    const fee = this.costs.fee(resting, { lots, notional, at });
    this.log.record(resting.terms, lots, ticks, fee, this.step);
    this.account.filled({ resting, lots, ticks, notional, fee }, at);
    this.orders.note(resting.row, resting.terms);
    if (!resting.terms.working) this.costs.closed(resting.ref);
  }

  /** What holding has cost since the step before: due before anything happens at this one. */
  private carry(step: number): void {
    this.step = step;
    const { at } = this.timeline;
    for (const charge of this.costs.chargesAt(at)) this.account.charged(charge, at);
  }

  /** The venue takes its orders off the book first, then closes every owner's position. */
  private watchMargin(step: number): void {
    this.step = step;
    const { series } = this.options;
    const { rows, at } = this.timeline;
    const bars = series.map((item, i) => {
      const row = rows[i] as number;
      return row < 0 ? null : { ...this.barOf(item, row) };
    });
    const prices = this.costs.liquidationTicks(bars);
    if (prices === null) return;
    for (const order of [...this.engine.resting]) this.engine.cancel(order, 'LIQUIDATION');
    for (const owner of this.account.hot.owners) {
      for (const instrument of this.account.hot.instruments) {
        if (owner.book(instrument.index).lots === 0) continue;
        const order = this.account.liquidated(owner, instrument, at);
        this.costs.liquidates(order.ref);
        const resting = new RestingOrder(order.ref, instrument.index, at, order);
        resting.row = this.orders.add(order);
        resting.filledLots = order.lots;
        resting.fills = 1;
        resting.takes = true;
        this.filled(resting, order.lots, prices[instrument.index] as number);
      }
    }
    this.engine.sweep();
  }
}

function newBar(): VenueBar {
  return { openTicks: 0, highTicks: 0, lowTicks: 0, closeTicks: 0, volume: 0 };
}

function costsOf({ fillModel }: BacktestOptions): TradingCosts | null {
  return fillModel.name === 'reference' ? null : (fillModel.costs ?? null);
}

/** Ticks are bars of no length: a session's last moment is not a whole bar of the strategy's. */
function sessionInstruments({ series, fillModel }: BacktestOptions): readonly InstrumentSpec[] {
  const specs = series.map(({ instrument }) => instrument);
  if (fillModel.name !== 'ticks') return specs;
  return specs.map((spec) => ({ ...spec, timeframe: '1ms' }));
}
