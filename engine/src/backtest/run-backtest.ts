/** One account on recorded bars, full order path, nothing awaited: what command and bench call. */
import { assertThat } from '../domain/assert.js';
import { currencyScale } from '../domain/money.js';
import { KERNEL_VERSION } from '../kernel/kernel-version.js';
import { ActionSchedule } from './action-schedule.js';
import type { BacktestAccount } from './backtest-account.js';
import type { BacktestOptions, BacktestResult, UnhashedResult } from './backtest-options.js';
import { BacktestVenue } from './backtest-venue.js';
import { EquityCurve } from './equity-curve.js';
import { LimitSchedule } from './limit-schedule.js';
import { openBacktestAccount } from './open-backtest-account.js';
import { closeAll, endAtLastOpen } from './reference-ends.js';
import { Timeline } from './timeline.js';

export function runBacktest(options: BacktestOptions): BacktestResult {
  const run = new BacktestRun(options);
  return run.finish();
}

/** Later than every stamp. */
const ALL = Number.POSITIVE_INFINITY;

export class BacktestRun {
  private readonly account: BacktestAccount;
  private readonly venue: BacktestVenue;
  private readonly timeline: Timeline;
  private readonly actions: ActionSchedule;
  private readonly limits: LimitSchedule;
  private readonly perUnit: number;
  private readonly equity: EquityCurve;
  private readonly firstDecision: number;
  private ruinedAt: number | null = null;

  constructor(private readonly options: BacktestOptions) {
    assertThat(
      options.series.some(({ columns }) => columns.length > 0),
      'a backtest needs bars',
    );
    this.timeline = new Timeline(options.series);
    this.actions = new ActionSchedule(options.series);
    this.limits = new LimitSchedule(options.limitChanges ?? []);
    this.perUnit = 10 ** currencyScale(options.currency);
    this.account = openBacktestAccount(options);
    this.equity = new EquityCurve(this.timeline.length);
    this.firstDecision = this.account.hot.lookback + 1;
    this.venue = new BacktestVenue(options, this.account, this.timeline);
    const before = Math.min(...options.series.map(({ columns }) => columns.at[0] ?? ALL));
    for (const change of this.limits.takeBefore(before)) this.account.changeLimits(change);
  }

  /**
   * Runs the steps before a stamp. The last step of all is not known as such before the data ends,
   * so whoever hands the data over in parts leaves it to `finish`.
   */
  runBefore(stamp: number): void {
    const { account, venue, timeline, actions, limits, options, perUnit, equity } = this;
    const { series, fillModel } = options;
    const { hot } = account;
    const isReference = fillModel.name === 'reference';
    // What is decided on a close can be filled on it only while a later bar is there to end it.
    const closesOnLast = isReference && fillModel.tradeOnClose && stamp === ALL;
    const last = closesOnLast ? timeline.length - 1 : -1;
    while (this.ruinedAt === null && timeline.advance(stamp)) {
      const step = equity.length;
      venue.step = step;
      if (timeline.at >= actions.nextAt) venue.applyActions(actions.take(timeline.at));
      if (venue.carries) venue.carry();
      venue.match();
      if (venue.watchesMargin) venue.watchMargin();
      if (step === last) closeAll(venue, timeline, 'openTicks');
      account.bars(series, timeline);
      if (account.queue.length > 0) venue.sendQueue();
      if (timeline.at >= limits.nextAt) this.changeLimits();
      const worth = hot.equity;
      equity.push(worth / perUnit);
      if (isReference && worth <= 0) {
        // Nothing is left to trade with: the published runs end here, with nothing.
        this.ruinedAt = step;
        closeAll(venue, timeline, 'closeTicks');
        equity.last = 0;
      }
    }
  }

  /** A stop that the new limits make due acts at once. */
  private changeLimits(): void {
    const { account, venue, timeline, limits } = this;
    for (const change of limits.take(timeline.at)) {
      account.changeLimits({ ...change, at: timeline.at });
      if (account.queue.length > 0) venue.sendQueue();
    }
  }

  /** More rows were added to the series, all of them later than every one before. */
  extend(): void {
    this.timeline.extend();
    this.actions.extend();
  }

  finish(): BacktestResult {
    const ended = this.end();
    return { ...ended, orderListHash: ended.orders.hash() };
  }

  /** As `finish`, for whoever compares figures only: hashing thousands of order lists takes long. */
  end(): UnhashedResult {
    this.runBefore(ALL);
    const { account, venue, timeline, options, equity, ruinedAt } = this;
    const { fillModel } = options;
    if (fillModel.name === 'reference' && ruinedAt === null && !fillModel.tradeOnClose) {
      endAtLastOpen(venue, timeline);
      equity.last = account.hot.equityNow / this.perUnit;
    }
    return {
      engineVersion: KERNEL_VERSION,
      at: timeline.stamps,
      equity: equity.values(timeline.length),
      trades: venue.log.trades,
      orders: venue.orders,
      journalHash: account.journalHash,
      journalEntries: account.journalEntries,
      failure: account.hot.failure,
      riskActions: account.riskActions,
      corporateActions: venue.applied,
      firstDecision: this.firstDecision,
      ruinedAt,
    };
  }
}
