/** Publishes recorded bars step by step: fast-forward, then at a speed, then from the start again. */
import type { Clock, PubSub, SharedDatabase } from '@fiducia/tenants';
import type { EngineLog } from '../runtime/engine-log.js';
import type { WakeUps } from '../runtime/wake-ups.js';
import type { MarketFeed } from './market-feed.js';
import { MARKET_CHANNEL, marketStatusOf } from './market-status.js';
import { describeReplay } from './replay-message.js';
import { releaseReplay, saveReplay, takeReplay } from './replay-record.js';
import type { ReplayState } from './replay-record.js';

export interface MarketReplayDeps {
  readonly shared: SharedDatabase;
  readonly pubsub: PubSub;
  readonly clock: Clock;
  readonly wakeUps: WakeUps;
  readonly log: EngineLog;
  /** Milliseconds of a clock that never jumps. */
  readonly monotonic: () => number;
}

export interface MarketReplayOptions {
  readonly owner: string;
  /** Between the end of the data and the start over; null: it ends for good. */
  readonly restartPauseMs: number | null;
  /** Resolves when the accounts of this process have seen what is published, or after a bound. */
  caughtUp(): Promise<void>;
}

/** Fast stretches are published in parts of this size, so that accounts and screens follow. */
const STEPS_PER_CHUNK = 250;
/** Faster replays publish several steps at once: timers and commits are not finer than this. */
const SHORTEST_TICK_MS = 20;
const LEASE_MS = 15_000;
const RENEW_EVERY_MS = 5_000;
const STANDBY_RETRY_MS = 2_000;

export class MarketReplay {
  private stopping = false;
  private epoch: bigint | null = null;
  private lastSaveAt = Number.NEGATIVE_INFINITY;
  private nextTickAt = 0;
  private wake: (() => void) | null = null;

  constructor(
    private readonly feed: MarketFeed,
    private readonly deps: MarketReplayDeps,
    private readonly options: MarketReplayOptions,
  ) {}

  /** Runs until stopped. While another process drives the replay it stands by. */
  async run(): Promise<void> {
    // Accounts that wait to be opened must not miss the first bars.
    await this.options.caughtUp();
    while (!this.stopping) {
      try {
        this.epoch ??= await takeReplay(this.deps.shared, this.options.owner, LEASE_MS);
        if (this.epoch === null) await this.pause(STANDBY_RETRY_MS);
        else await this.turn();
      } catch (error) {
        this.deps.log.warn({ err: error }, 'The market replay could not go on; it tries again');
        await this.pause(STANDBY_RETRY_MS);
      }
    }
    await this.leave();
  }

  stop(): void {
    this.stopping = true;
    this.wake?.();
  }

  private async turn(): Promise<void> {
    const state = this.feed.state;
    switch (state.phase) {
      case 'STOPPED':
        this.nextTickAt = this.deps.monotonic();
        return this.publish(this.resumed(state));
      case 'FAST_FORWARD':
        return this.fastForward(state);
      case 'REPLAYING':
        return this.replay(state);
      case 'ENDED':
        return this.afterEnd(state);
    }
  }

  /** Where a stopped replay goes on: by its position, whatever phase it was stopped in. */
  private resumed(state: ReplayState): ReplayState {
    if (state.position >= state.stepCount) return this.ended(state);
    const phase = state.position < this.fastForwardTarget(state) ? 'FAST_FORWARD' : 'REPLAYING';
    return { ...state, phase };
  }

  private async fastForward(state: ReplayState): Promise<void> {
    const target = this.fastForwardTarget(state);
    const position = Math.min(target, state.position + STEPS_PER_CHUNK);
    if (position > state.position) await this.publish(this.at(state, position));
    await this.options.caughtUp();
    if (position < target || this.stopping) return;
    this.nextTickAt = this.deps.monotonic();
    await this.publish({ ...this.feed.state, phase: 'REPLAYING' });
  }

  private async replay(state: ReplayState): Promise<void> {
    if (state.position >= state.stepCount) return this.publish(this.ended(state));
    if (state.barsPerSecond === null) {
      await this.publish(this.at(state, state.position + STEPS_PER_CHUNK));
      return this.options.caughtUp();
    }
    const stepMs = 1000 / state.barsPerSecond;
    const late = this.deps.monotonic() - this.nextTickAt;
    const tickMs = Math.max(stepMs, SHORTEST_TICK_MS);
    if (late < 0) return this.pause(Math.min(-late, RENEW_EVERY_MS), true);
    // A machine that slept does not hurry after the market: at most one tick is made up for.
    const steps = Math.max(1, Math.round(tickMs / stepMs));
    this.nextTickAt = Math.max(this.nextTickAt + tickMs, this.deps.monotonic());
    await this.publish(this.at(state, state.position + steps));
  }

  private async afterEnd(state: ReplayState): Promise<void> {
    const now = this.deps.clock.now().getTime();
    if (state.restartAt === null) return this.pause(RENEW_EVERY_MS, true);
    const waitMs = state.restartAt.getTime() - now;
    if (waitMs > 0) return this.pause(Math.min(waitMs, RENEW_EVERY_MS), true);
    await this.options.caughtUp();
    const restarted = { ...state, run: state.run + 1, position: 0, publishedAt: null };
    await this.publish({ ...this.resumed(restarted), restartAt: null });
    this.nextTickAt = this.deps.monotonic();
  }

  private ended(state: ReplayState): ReplayState {
    const { restartPauseMs } = this.options;
    const now = this.deps.clock.now().getTime();
    const restartAt = restartPauseMs === null ? null : new Date(now + restartPauseMs);
    return { ...state, phase: 'ENDED', restartAt };
  }

  private fastForwardTarget(state: ReplayState): number {
    return state.fastForwardTo === null ? 0 : this.feed.timeline.stepAfter(state.fastForwardTo - 1);
  }

  private at(state: ReplayState, wanted: number): ReplayState {
    const position = Math.min(wanted, state.stepCount);
    return { ...state, position, publishedAt: this.feed.timeline.stampOf(position - 1) };
  }

  /** Durable first, then known to the accounts of this process, then to all the others. */
  private async publish(changed: ReplayState): Promise<void> {
    const { shared, wakeUps, pubsub } = this.deps;
    const state = { ...changed, message: describeReplay(changed, this.options.restartPauseMs) };
    const epoch = this.epoch;
    if (epoch === null) return;
    const saved = await shared.run(async (tx) => {
      const [mine] = await Promise.all([
        saveReplay(tx, state, { epoch, leaseMs: LEASE_MS }),
        wakeUps.raiseAtCommit(tx, ['market']),
      ]);
      return mine;
    });
    if (!saved) {
      this.epoch = null;
      return;
    }
    this.lastSaveAt = this.deps.monotonic();
    this.feed.accept(state);
    await pubsub.publish(MARKET_CHANNEL, JSON.stringify(marketStatusOf(state)));
  }

  private async pause(ms: number, renew = false): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.stopping) this.wake();
    });
    this.wake = null;
    const idleMs = this.deps.monotonic() - this.lastSaveAt;
    if (renew && !this.stopping && idleMs >= RENEW_EVERY_MS) await this.publish(this.feed.state);
  }

  private async leave(): Promise<void> {
    if (this.epoch === null) return;
    await this.publish({ ...this.feed.state, phase: 'STOPPED' });
    if (this.epoch !== null) await releaseReplay(this.deps.shared, this.epoch);
  }
}
