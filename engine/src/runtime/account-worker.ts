/** Runs one leased account: drains the venue, answers commands, follows the market, commits. */
import { ApprovalDesk, systemContext } from '@fiducia/tenants';
import type { TenantContext } from '@fiducia/tenants';
import { releaseAsOfNow, readPendingCommands } from '../accounts/command-records.js';
import { AssertionFailure, present } from '../domain/assert.js';
import { StaleEpochError } from '../journal/append-entries.js';
import { KERNEL_VERSION } from '../kernel/kernel-version.js';
import type { MarketFeed } from '../market-data/market-feed.js';
import type { MarketStep } from '../market-data/market-timeline.js';
import type { PaperVenue } from '../venues/paper-venue.js';
import type { AccountLease } from './account-lease.js';
import type { AccountUpdates } from './account-updates.js';
import { answerExtras, isNeverHeldBack } from './answer-extras.js';
import { CommandFaults } from './command-faults.js';
import { commitSteps } from './commit-steps.js';
import type { CommitExtras } from './commit-steps.js';
import { recordEngineProblem } from './engine-problem.js';
import { nextMarketStep } from './next-market-step.js';
import { restoreAccount } from './restore-account.js';
import type { RestoreDeps } from './restore-account.js';
import type { RunningAccount } from './running-account.js';
import type { Signal, WakeTopic } from './wake-ups.js';

export interface AccountWorkerDeps extends RestoreDeps {
  readonly feed: MarketFeed;
  readonly venue: PaperVenue;
  readonly updates: AccountUpdates;
}

/** Quiet bars in one commit: few round trips, and still a small loss to replay. */
const STEPS_PER_TURN = 256;
/** A lost notification delays an account by at most this. */
const LOOK_EVERY_MS = 2_000;
/** While the venue owes an answer it is asked this often. */
const ASK_VENUE_EVERY_MS = 500;
const AFTER_FAILURE_MS = 1_000;
const FAILURES_UNTIL_SHOWN = 3;
/** A journal that does not verify does not heal by itself: people are told, and it is tried anew. */
const AFTER_PROBLEM_MS = 30_000;

export class AccountWorker {
  private account: RunningAccount | null = null;
  private stopping = false;
  /** Waiting out a fault that only people can remove. */
  private suspended = false;
  private failures = 0;
  private behindVenue = true;
  private behindCommands = true;
  private readonly commandTopic: WakeTopic;
  private readonly venueTopic: WakeTopic;
  private commandsSeen = -1;
  private venueSeen = -1;
  private readonly signal: Signal;
  private readonly ctx: TenantContext;
  private readonly approvals: ApprovalDesk;
  private readonly faults = new CommandFaults();

  constructor(
    private readonly deps: AccountWorkerDeps,
    readonly lease: AccountLease,
  ) {
    this.commandTopic = `account:${lease.accountId}`;
    this.venueTopic = `venue:${lease.accountId}`;
    this.signal = deps.wakeUps.open([this.commandTopic, this.venueTopic, 'market']);
    this.ctx = systemContext(lease.tenantId, 'engine');
    this.approvals = new ApprovalDesk([], deps.pubsub);
  }

  /** Runs until stopped or until the lease is lost. */
  async run(): Promise<void> {
    while (!this.stopping && this.lease.held) {
      const { version } = this.signal;
      try {
        const progressed = await this.turn();
        if (!progressed) await this.idle(version);
      } catch (error) {
        if (error instanceof StaleEpochError) break;
        await this.afterFailure(error);
      }
    }
    if (this.stopping) await this.leaveSnapshot();
    this.signal.close();
  }

  /**
   * So that the next start replays nothing: also one of a newer program, whose kernel may judge the
   * tail's inputs differently and would then refuse the journal.
   */
  private async leaveSnapshot(): Promise<void> {
    const account = this.account;
    if (account === null || !this.lease.held || !account.kernel.view.opened) return;
    await this.commit(account, { snapshot: true }).catch((error: unknown) => {
      const { tenantId, accountId } = this.lease;
      this.deps.log.error({ err: error, tenantId, accountId }, 'No snapshot was left at the stop');
    });
  }

  stop(): void {
    this.stopping = true;
    this.signal.raise();
  }

  /** Whether all that is published has been seen and stored; one that cannot run holds up nobody. */
  get caughtUp(): boolean {
    if (this.suspended) return true;
    const account = this.account;
    // Read back after a fault that passes by: it goes on in a moment, and counts until then.
    if (account === null) return false;
    if (!account.kernel.view.opened) return !this.behindCommands;
    return (
      account.batch.entries.length === 0 &&
      !account.awaitsVenue &&
      account.marketRun === this.deps.feed.state.run &&
      nextMarketStep(this.deps.feed, account) === null
    );
  }

  private async turn(): Promise<boolean> {
    this.noticeRaised();
    const account = (this.account ??= await this.restore());
    let progressed = false;
    if (this.behindVenue) progressed = await this.drainVenue(account);
    if (this.behindCommands && !account.isMidStamp) {
      progressed = (await this.answerCommands(account)) || progressed;
    }
    progressed = (await this.followMarket(account)) || progressed;
    await this.commit(account);
    return progressed;
  }

  private noticeRaised(): void {
    const commands = this.signal.raisedOn(this.commandTopic);
    const venue = this.signal.raisedOn(this.venueTopic);
    if (commands !== this.commandsSeen) this.behindCommands = true;
    if (venue !== this.venueSeen) this.behindVenue = true;
    this.commandsSeen = commands;
    this.venueSeen = venue;
  }

  private async restore(): Promise<RunningAccount> {
    const account = await restoreAccount(this.deps, this.lease, this.deps.feed.timeline);
    this.behindVenue = true;
    this.behindCommands = true;
    const { view } = account.kernel;
    if (view.opened) {
      if (view.kernelVersion !== KERNEL_VERSION) {
        const at = present(account.lastAt, 'the stamp of an open account');
        account.apply({ type: 'KERNEL_CHANGED', at, kernelVersion: KERNEL_VERSION });
      }
      await this.beginVenueRun(account);
    }
    this.deps.wakeUps.raise('orders');
    return account;
  }

  private async drainVenue(account: RunningAccount): Promise<boolean> {
    const { view } = account.kernel;
    if (!view.opened) return false;
    const { venue } = this.deps;
    const { accountId } = this.lease;
    const reports = await venue.reportsAfter(this.ctx, accountId, view.lastVenueSeq);
    for (const report of reports) account.apply(report);
    this.behindVenue = false;
    return reports.length > 0;
  }

  private async answerCommands(account: RunningAccount): Promise<boolean> {
    const { db } = this.deps;
    const { key } = account.terms;
    const commands = await readPendingCommands(db.tenants, this.ctx, key);
    this.behindCommands = commands.length > 0;
    let answeredAny = false;
    let isHeldBack = false;
    for (const stored of commands) {
      isHeldBack ||= stored.kind === 'CHANGE_LIMITS' && account.awaitsVenue;
      if (isHeldBack && !isNeverHeldBack(stored)) continue;
      answeredAny = true;
      await this.commit(account);
      const command =
        stored.kind === 'RELEASE'
          ? await db.tenants.run(this.ctx, (tx) => releaseAsOfNow(tx, key, stored))
          : stored;
      const applied = this.faults.applyOrRefuse(account, this.deps.feed, command);
      if (command.kind === 'OPEN' && applied.answer.ok) await this.beginVenueRun(account);
      const { approvals } = this;
      await this.commit(account, answerExtras(account, command, { applied, approvals }));
    }
    return answeredAny;
  }

  private get mustAnswer(): boolean {
    return this.signal.raisedOn(this.commandTopic) !== this.commandsSeen;
  }

  /** Up to what is published, but never past an order that the venue has not answered. */
  private async followMarket(account: RunningAccount): Promise<boolean> {
    if (!account.kernel.view.opened) return false;
    for (let steps = 0; steps < STEPS_PER_TURN; steps += 1) {
      if (account.awaitsVenue && (!account.isMidStamp || account.awaitsSplit)) return steps > 0;
      if (this.stopping || !this.lease.held) return steps > 0;
      // Whoever raised the signal may have asked for a halt: look before the market moves on.
      if (this.mustAnswer && !account.isMidStamp) return true;
      if (await this.beginNextRun(account)) continue;
      const next = nextMarketStep(this.deps.feed, account);
      if (next === null) return steps > 0;
      await this.step(account, next);
    }
    return true;
  }

  /**
   * One stamp of market time: splits and dividends, then the venue matches, its reports come first,
   * then the bars. While the venue owes an answer to a split the step stays open and is taken again.
   */
  private async step(account: RunningAccount, next: MarketStep): Promise<void> {
    const { view } = account.kernel;
    const { at, bars, references } = next;
    const due = account.actionsBefore(next);
    for (const input of account.actions.outstanding(due)) account.apply(input);
    if (account.awaitsSplit) return this.commit(account);
    const { workingOrders } = view;
    const splits = due.filter((input) => input.type === 'SPLIT');
    if (workingOrders.length > 0 || splits.length > 0) {
      const fills = workingOrders.some(({ spec }) => spec.type === 'MARKET');
      const venueStep = { run: view.run, at, bars, fills, splits };
      const before = (): Promise<void> => this.commit(account);
      const { accountId } = this.lease;
      const reports = await this.deps.venue.advance(this.ctx, accountId, venueStep, before);
      for (const report of reports) account.apply(report);
    }
    account.apply({ type: 'BARS', at, bars: references }, bars);
  }

  /** A market that has started over takes the account with it, once its old run is seen through. */
  private async beginNextRun(account: RunningAccount): Promise<boolean> {
    const { state } = this.deps.feed;
    if (account.marketRun >= state.run || nextMarketStep(this.deps.feed, account) !== null)
      return false;
    const at = present(account.lastAt, 'the stamp of an open account');
    await this.commit(account);
    account.marketRun = state.run;
    account.apply({ type: 'RUN_RESTARTED', at, run: account.kernel.view.run + 1 });
    await this.commit(account);
    await this.beginVenueRun(account);
    return true;
  }

  private async beginVenueRun(account: RunningAccount): Promise<void> {
    const { venue, feed } = this.deps;
    const instruments = account.terms.symbols.map(
      (symbol) => present(feed.timeline.seriesOf(symbol), `series of ${symbol}`).instrument,
    );
    const { run } = account.kernel.view;
    await venue.beginRun(this.ctx, this.lease.accountId, run, instruments);
  }

  private async commit(account: RunningAccount, extras?: CommitExtras): Promise<void> {
    if (account.batch.entries.length === 0 && extras === undefined) return;
    if (!this.lease.held) throw new StaleEpochError('The lease of the account has run out');
    const { db, wakeUps, updates } = this.deps;
    await commitSteps({ db: db.tenants, wakeUps }, account, extras);
    this.failures = 0;
    updates.announce(account);
  }

  private async idle(version: number): Promise<void> {
    const awaitsVenue = this.account?.awaitsVenue === true;
    await this.signal.changedSince(version, awaitsVenue ? ASK_VENUE_EVERY_MS : LOOK_EVERY_MS);
    if (this.signal.version !== version) return;
    // Nothing was heard for a while: look, should a notification have been lost.
    this.behindVenue = true;
    this.behindCommands = true;
  }

  /** What is in memory may be ahead of the journal: it is thrown away and read back. */
  private async afterFailure(error: unknown): Promise<void> {
    const { log } = this.deps;
    const { tenantId, accountId } = this.lease;
    this.account = null;
    this.failures += 1;
    log.error({ err: error, tenantId, accountId }, 'The account could not be run on');
    const problem = this.problemOf(error);
    if (problem !== null) {
      await recordEngineProblem(this.deps, this.lease, problem).catch(() => undefined);
    }
    this.suspended = problem !== null;
    const pauseMs = error instanceof AssertionFailure ? AFTER_PROBLEM_MS : AFTER_FAILURE_MS;
    if (!this.stopping) await this.pause(this.signal.version, pauseMs);
    this.suspended = false;
  }

  /** Null for what may be over in a moment, such as a lost connection. */
  private problemOf(error: unknown): string | null {
    if (error instanceof AssertionFailure) return error.message;
    return this.failures < FAILURES_UNTIL_SHOWN ? null : 'its journal cannot be written';
  }

  /** Market bars wake an account that waits out a failure as well: only the time counts here. */
  private async pause(version: number, ms: number): Promise<void> {
    const until = this.deps.monotonic() + ms;
    let seen = version;
    while (!this.stopping && this.lease.held && this.deps.monotonic() < until) {
      await this.signal.changedSince(seen, until - this.deps.monotonic());
      seen = this.signal.version;
    }
  }
}
