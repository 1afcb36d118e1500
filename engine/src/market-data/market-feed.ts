/** How far the market has been published, as this process knows it. Accounts pull up to there. */
import type { SharedDatabase } from '@fiducia/tenants';
import { present } from '../domain/assert.js';
import type { Signal, WakeUps } from '../runtime/wake-ups.js';
import { loadTimeline } from './recorded-market.js';
import type { MarketTimeline } from './market-timeline.js';
import { readReplay } from './replay-record.js';
import type { ReplayState } from './replay-record.js';

/** A lost notification delays an account by at most this. */
const REFRESH_EVERY_MS = 1_000;

export class MarketFeed {
  private readonly signal: Signal;
  private closed = false;

  private constructor(
    readonly timeline: MarketTimeline,
    private current: ReplayState,
    private readonly shared: SharedDatabase,
    private readonly wakeUps: WakeUps,
  ) {
    this.signal = wakeUps.open(['market']);
  }

  /** Null when no replay has been configured. */
  static async open(shared: SharedDatabase, wakeUps: WakeUps): Promise<MarketFeed | null> {
    const state = await readReplay(shared);
    if (state === null) return null;
    return new MarketFeed(await loadTimeline(shared, state.seriesIds), state, shared, wakeUps);
  }

  get state(): ReplayState {
    return this.current;
  }

  /** From the replay itself when it runs in this process: newer than any read. */
  accept(state: ReplayState): void {
    this.current = state;
    this.wakeUps.raise('market');
  }

  /** Follows a replay that another process drives, until closed. */
  async follow(): Promise<void> {
    while (!this.closed) {
      const version = this.signal.version;
      await this.refresh();
      await this.signal.changedSince(version, REFRESH_EVERY_MS);
    }
  }

  close(): void {
    this.closed = true;
    this.signal.raise();
    this.signal.close();
  }

  private async refresh(): Promise<void> {
    const state = present(await readReplay(this.shared), 'the replay');
    const known = this.current;
    const ahead = state.run - known.run || state.position - known.position;
    if (ahead < 0 || (ahead === 0 && state.phase === known.phase)) return;
    this.accept(state);
  }
}
